import { describe, expect, it } from 'vitest';
import type { LookingAhead } from '@/lib/workspace/customerPage/lookingAhead';
import { chanceAndRiskText, lookingAheadText } from './lookingAheadText';

const FAST: LookingAhead = {
  leave: { share: 0.497, lower: 0.42, upper: 0.56, extrapolated: false, observed: 46 },
  months: 12,
  everyone: false,
  lookBack: { probability: 0.858, tooNew: false, apart: true },
  windowMonths: 24,
};

describe('lookingAheadText', () => {
  it('says which of two chances that disagree is for what', () => {
    expect(lookingAheadText(FAST)).toEqual({
      ahead: 'Looking ahead: 50% (42–56%) of customers like this leave within 12 months.',
      back: 'The 86% above looks back over the file’s 24 months: use it to rank customers, and the 50% for what to expect.',
    });
    expect(lookingAheadText({ ...FAST, windowMonths: null }).back).toBe('The 86% above looks back over the time that the file covers: use it to rank customers, and the 50% for what to expect.');
  });

  it('names the months that it looks ahead', () => {
    expect(lookingAheadText({ ...FAST, months: 6 }).ahead).toBe('Looking ahead: 50% (42–56%) of customers like this leave within 6 months.');
  });

  it('is short where they agree', () => {
    expect(lookingAheadText({ ...FAST, lookBack: { probability: 0.52, tooNew: false, apart: false } }).back).toBe('The 52% above looks back over the file’s 24 months.');
  });

  it('lets nobody go by the probability of a newcomer', () => {
    expect(lookingAheadText({ ...FAST, lookBack: { probability: 0.03, tooNew: true, apart: true } }).back).toBe('The 3% above says nothing of that.');
  });

  it('does without a model, without a range and beyond the observed months', () => {
    expect(lookingAheadText({ ...FAST, everyone: true, lookBack: null })).toEqual({ ahead: 'Looking ahead: 50% (42–56%) of all who stayed this long leave within 12 months.', back: null });
    expect(lookingAheadText({ ...FAST, leave: { share: 1, lower: NaN, upper: NaN, extrapolated: false, observed: 46 } }).ahead).toBe('Looking ahead: >99% of customers like this leave within 12 months.');
    expect(lookingAheadText({ ...FAST, leave: { ...FAST.leave, share: 0.041, extrapolated: true } }).ahead).toBe('Looking ahead: about 4% of customers like this leave within 12 months, by extrapolation beyond the 46 months seen in this data.');
  });
});

it('chanceAndRiskText says the same of a list', () => {
  expect(chanceAndRiskText(12, 24)).toBe('The chance to leave looks ahead 12 months, and the value counts on it. The risk looks back over the file’s 24 months: use it to rank customers.');
  expect(chanceAndRiskText(6, null)).toBe('The chance to leave looks ahead 6 months, and the value counts on it. The risk looks back over the time that the file covers: use it to rank customers.');
});
