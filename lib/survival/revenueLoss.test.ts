import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCustomer, chancesToHaveLeft, MONTHS_AHEAD, noLoss, notReceived, type PayingCustomer, type RiskCourse } from './revenueLoss';

/** Everybody leaves at these monthly rates, whatever the tenure. */
const course = (rate: number): RiskCourse => ({ logBaseline: new Float64Array(40).fill(Math.log(1 - rate)), variance: new Float64Array(40) });
const sumOf = (courses: RiskCourse[], customers: PayingCustomer[]) => {
  const loss = noLoss(courses);
  for (const customer of customers) addCustomer(loss, courses, customer);
  return loss;
};

const monthlyChance = fc.double({ min: 0, max: 0.5, noNaN: true });
const courses = fc.array(fc.array(monthlyChance, { minLength: 40, maxLength: 40 }), { minLength: 2, maxLength: 2 })
  .map((all) => all.map((rates): RiskCourse => ({ logBaseline: Float64Array.from(rates, (rate) => Math.log(1 - rate)), variance: new Float64Array(40) })));
const customers = fc.array(fc.record({
  group: fc.integer({ min: 0, max: 1 }), relative: fc.double({ min: 0.1, max: 4, noNaN: true }), tenure: fc.integer({ min: 0, max: 27 }), charge: fc.double({ min: 0, max: 200, noNaN: true }),
}), { maxLength: 12 });

describe('revenue that will have left', () => {
  it('is the charge times the conditional chance to have left, never months times a probability', () => {
    // 100 a month at 10% a month, and 50 of somebody who leaves twice as fast: 1 − 0.9² = 0.19.
    const loss = sumOf([course(0.1)], [{ group: 0, relative: 1, tenure: 3, charge: 100 }, { group: 0, relative: 2, tenure: 7, charge: 50 }]);
    expect(loss).toMatchObject({ customers: 2, revenue: 150 });
    expect(loss.lost[0]).toBe(0);
    expect(loss.lost[1]).toBeCloseTo(100 * 0.1 + 50 * 0.19, 12);
    expect(loss.lost[2]).toBeCloseTo(100 * (1 - 0.9 ** 2) + 50 * (1 - 0.9 ** 4), 12);
    // Of 19.5 that has left after the first month, and 36.195 after the second, 55.695 is missed over both.
    expect(notReceived(loss.lost)[2]).toBeCloseTo(19.5 + 36.195, 10);
  });

  it('asks for the months ahead of the customer’s own tenure', () => {
    const logBaseline = new Float64Array(40);
    logBaseline[6] = Math.log(0.5);
    const left = new Float64Array(MONTHS_AHEAD + 1);
    chancesToHaveLeft({ logBaseline, variance: new Float64Array(40) }, { relative: 1, tenure: 4 }, left);
    expect(Array.from(left.subarray(0, 4))).toEqual([0, -0, 0.5, 0.5].map((value) => expect.closeTo(value, 12)));
  });

  it('never falls as months go by, is never more than is paid, and adds up over customers', () => {
    fc.assert(fc.property(courses, customers, customers, (all, some, others) => {
      const [together, one, other] = [sumOf(all, [...some, ...others]), sumOf(all, some), sumOf(all, others)];
      const missed = notReceived(together.lost);
      for (let k = 1; k <= MONTHS_AHEAD; k++) {
        expect(together.lost[k]!).toBeGreaterThanOrEqual(together.lost[k - 1]!);
        expect(together.lost[k]!).toBeLessThanOrEqual(together.revenue * (1 + 1e-12));
        expect(together.lost[k]!).toBeCloseTo(one.lost[k]! + other.lost[k]!, 8);
        expect(missed[k]!).toBeLessThanOrEqual(k * together.lost[k]! * (1 + 1e-12));
      }
    }));
  });

  it('has a covariance that is the one of leaving at one month or never', () => {
    // P(left by j and by k) − P(left by j)·P(left by k) with j ≤ k is P(left by j)·P(there at k): 0.1 · 0.81 for months 1 and 2.
    const { covariance } = sumOf([course(0.1)], [{ group: 0, relative: 1, tenure: 0, charge: 10 }]);
    expect(covariance[1]).toBeCloseTo(100 * 0.1 * 0.81, 10);
    expect(covariance[MONTHS_AHEAD]).toBe(covariance[1]);
    expect(covariance[0]).toBeCloseTo(100 * 0.1 * 0.9, 10);
  });

  it('has slopes that are the derivatives by ln of the chances to stay', () => {
    fc.assert(fc.property(courses, customers.filter((all) => all.length > 0), fc.integer({ min: 1, max: 39 }), (all, some, t) => {
      const step = 1e-6;
      const nudged = all.map((one): RiskCourse => ({ ...one, logBaseline: one.logBaseline.map((log, month) => (month === t ? log + step : log)) }));
      const [before, after] = [sumOf(all, some), sumOf(nudged, some)];
      for (let k = 1; k <= MONTHS_AHEAD; k++) {
        const slope = before.slopes.reduce((sum, slopes) => sum + slopes[t * MONTHS_AHEAD + k - 1]!, 0);
        expect((before.lost[k]! - after.lost[k]!) / step).toBeCloseTo(slope, 1);
      }
    }), { numRuns: 30 });
  });
});
