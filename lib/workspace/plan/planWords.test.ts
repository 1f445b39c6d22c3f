import { describe, expect, it } from 'vitest';
import { arithmeticText, controlWords, deductedText, rangeText, returnText } from './planWords';

it('a range says its level', () => {
  expect(rangeText({ lower: -20.4, upper: 8648.2 }, 'EUR')).toBe('90% range −€20 to €8,648');
});

describe('the two costs', () => {
  it('says what the net value takes off what is set aside, and why not all', () => {
    expect(deductedText({ cost: 13921, deducted: 11393 }, 'EUR')).toBe('The net value takes off €11,393 of it: the rest is set aside for customers who take an incentive and leave all the same.');
    expect(deductedText({ cost: 600, deducted: 599.8 }, 'EUR')).toBe('The net value takes off all of it.');
  });

  it('prints the value as a sum, and what the return is divided by', () => {
    expect(arithmeticText({ revenue: 54352, deducted: 11393 }, 0.6, 'EUR')).toBe('€54,352 kept × 60.0% margin − €11,393 taken off');
    expect(returnText({ roi: 1.524 }, 'USD')).toBe('$1.52 for each $1 set aside');
    expect(returnText({ roi: null }, 'USD')).toBeNull();
  });
});

describe('controlWords', () => {
  const plan = { contacted: 1538, leaving: 0.33, saved: 47 };

  it('gives the share that was kept back, and what the groups could show', () => {
    const { kept, shows, tooFew } = controlWords(plan, 170, 0.1, 12);
    expect(kept).toBe('170 more kept back as control group, 10.0% of all in the plan');
    expect(shows).toMatch(/^A difference of \d+\.\d percentage points or more in departures within 12 months \(5% level, 80% power\)\. 3\.1 points are expected, which takes [\d,]+ customers in each group\.$/);
    expect(tooFew).toBe(false);
  });

  it('says of a few that they measure nothing', () => {
    // Two against 53, of whom a third leaves: not even if nobody left would it show.
    expect(controlWords({ contacted: 53, leaving: 0.33, saved: 8 }, 2, 0.1, 12)).toEqual({
      kept: '2 more kept back as control group, 3.6% of all in the plan: too few to measure anything',
      shows: 'Nothing: so few customers tell no difference in departures within 12 months from chance.',
      tooFew: true,
    });
  });

  it('tells no control group from nobody to contact and from a lot that fell on nobody', () => {
    expect(controlWords(plan, 0, 0, 12).kept).toBe('No control group: the effect cannot be measured');
    expect(controlWords({ contacted: 0, leaving: NaN, saved: 0 }, 0, 0.1, 12).kept).toBe('Nobody is contacted, so nobody is kept back');
    expect(controlWords({ contacted: 4, leaving: 0.3, saved: 1 }, 0, 0.1, 12).kept).toBe('The lot of 10.0% kept nobody back: the effect cannot be measured');
  });
});
