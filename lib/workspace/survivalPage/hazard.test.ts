import { expect, it } from 'vitest';
import type { SurvivalCurve } from '@/lib/survival/kaplanMeier';
import { hazardView } from './hazard';

/** A curve of these departures among 1,000 at risk each month, from month 0. */
function curve(...events: number[]): SurvivalCurve {
  const none = new Float64Array(events.length);
  return { survival: none, standardError: none, lower: none, upper: none, atRisk: none.map(() => 1000), events: Float64Array.from(events) };
}

it('names the worst months that chance does not make, and what comes after', () => {
  expect(hazardView(curve(0, 120, 90, 10, 10, 10, 12))!.title).toBe('They leave most in months 1 and 2: 12.0% in month 1, against 1.1% a month after month 2');
  expect(hazardView(curve(0, 90, 10, 10, 10, 11))!.title).toBe('They leave most in month 1: 9.0%, against 1.0% a month after month 1');
  expect(hazardView(curve(0, 10, 10, 10, 90))!.title).toBe('They leave most in month 4: 9.0%, against 1.0% a month before');
  // One of a thousand, where nobody else leaves: no more than chance.
  expect(hazardView(curve(0, 0, 0, 4, 0, 0))!.title).toBe('No month stands out: the highest is month 3 with 0.4% of those who reach it');
  expect(hazardView(curve(0, 12, 10, 11, 13, 10))!.title).toBe('No month stands out: the highest is month 4 with 1.3% of those who reach it');
  expect(hazardView(curve(0, 0, 0))!.title).toBe('Nobody left in the 2 months that at least 50 customers reached');
});

it('month 0 counts where someone left in it, thin months never', () => {
  expect(hazardView(curve(5, 5))!.months.map(({ month }) => month)).toEqual([0, 1]);
  expect(hazardView(curve(0, 5))!.months.map(({ month }) => month)).toEqual([1]);
  const thin = curve(0, 5);
  thin.atRisk.fill(49);
  expect(hazardView(thin)).toBeNull();
});
