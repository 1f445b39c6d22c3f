import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/stats/random';
import { clvMultipliers, monthlyRetention, retentionAt, type Retention } from './clv';
import { constantRetentionClv } from './constantRetentionClv';
import { kaplanMeier } from './kaplanMeier';
import { sbgRetention } from './shiftedBetaGeometric';

/** A base of which `hazard(month)` leave each month, seen for `months`. */
function baseOf(hazard: (month: number) => number, months: number, customers: number) {
  const durations: number[] = [];
  const events: number[] = [];
  let left = customers;
  for (let t = 1; t <= months; t++) {
    const leave = Math.round(left * hazard(t));
    durations.push(...Array<number>(leave).fill(t));
    events.push(...Array<number>(leave).fill(1));
    left -= leave;
  }
  durations.push(...Array<number>(left).fill(months));
  events.push(...Array<number>(left).fill(0));
  return kaplanMeier(durations, events);
}
const constantHazard = (hazard: number, months: number, customers: number) => baseOf(() => hazard, months, customers);

/** Nothing observed, one rate for ever. */
const always = (constant: number): Retention => ({ monthly: Float64Array.of(1), variance: Float64Array.of(0), observed: 0, beyondBy: 'constant', sbg: null, constant });

describe('clvMultipliers', () => {
  it('over a long horizon is the closed form m·r/(1+d−r) (Fader & Hardie 2012)', () => {
    const { multiplier } = clvMultipliers(always(0.8), { grossMargin: 1, discountRate: 0.1, clvHorizon: 240 }, 0);
    expect(100 * multiplier[0]!).toBeCloseTo(constantRetentionClv({ margin: 100, retention: 0.8, discount: 0.1 }).firstPaymentNotCounted, 9);
  });

  it('equals Σ S(T+k)/S(T)/(1+d)^k term by term inside the observed months, and says that nothing is extrapolated', () => {
    const curve = constantHazard(0.05, 40, 5000);
    const { multiplier, extrapolated } = clvMultipliers(monthlyRetention(curve), { grossMargin: 0.6, discountRate: 0.01, clvHorizon: 12 }, 10);
    for (const tenure of [0, 3, 10]) {
      let expected = 0;
      for (let k = 1; k <= 12; k++) expected += (0.6 * curve.survival[tenure + k]!) / curve.survival[tenure]! / 1.01 ** k;
      expect(multiplier[tenure]).toBeCloseTo(expected, 10);
      expect(extrapolated[tenure]).toBe(0);
    }
  });

  it('says how much of the value lies beyond the observed months', () => {
    const { extrapolated } = clvMultipliers(monthlyRetention(constantHazard(0.05, 20, 5000)), { grossMargin: 0.6, discountRate: 0.01, clvHorizon: 36 }, 30);
    expect(extrapolated[0]).toBeGreaterThan(0);
    expect(extrapolated[0]).toBeLessThan(1);
    expect(extrapolated[30]).toBe(1);
  });

  describe('standardError', () => {
    const retention = monthlyRetention(baseOf((t) => 0.5 / (5 + t), 24, 2000));
    const assumptions = { grossMargin: 0.6, discountRate: 0.01, clvHorizon: 18 };
    const value = (changed: Retention, tenure: number) => clvMultipliers(changed, assumptions, tenure).multiplier[tenure]!;

    it.each([0, 5, 15, 23])('at tenure %i is the delta method with numeric derivatives by ln r', (tenure) => {
      let variance = 0;
      for (let j = 1; j <= retention.observed; j++) {
        const moved = (by: number) => value({ ...retention, monthly: retention.monthly.map((rate, t) => (t === j ? rate * Math.exp(by) : rate)) }, tenure);
        variance += retention.variance[j]! * ((moved(1e-5) - moved(-1e-5)) / 2e-5) ** 2;
      }
      expect(clvMultipliers(retention, assumptions, tenure).standardError[tenure]).toBeCloseTo(Math.sqrt(variance), 9);
    });

    it('is the spread of the value over resampled bases', () => {
      const random = createRandom(3);
      const values = Array.from({ length: 300 }, () => {
        const lives = Array.from({ length: 400 }, () => {
          let month = 1;
          while (month <= 18 && random() >= 0.05) month++;
          return month;
        });
        const curve = kaplanMeier(lives.map((month) => Math.min(month, 18)), lives.map((month) => (month <= 18 ? 1 : 0)));
        const { multiplier, standardError } = clvMultipliers(monthlyRetention(curve), assumptions, 0);
        return { value: multiplier[0]!, error: standardError[0]! };
      });
      const mean = values.reduce((sum, { value: each }) => sum + each, 0) / values.length;
      const spread = Math.sqrt(values.reduce((sum, { value: each }) => sum + (each - mean) ** 2, 0) / (values.length - 1));
      const error = values.reduce((sum, { error: each }) => sum + each, 0) / values.length;
      // A spread from 300 has itself an error of 4%.
      expect(Math.abs(error / spread - 1)).toBeLessThan(0.12);
    });

    it('is 0 where nothing was observed', () => expect(clvMultipliers(retention, assumptions, 24).standardError[24]).toBe(0));
  });
});

describe('monthlyRetention', () => {
  it('beyond the observed months goes on by the sBG that they follow', () => {
    const truth = { alpha: 0.7, beta: 6 };
    const retention = monthlyRetention(baseOf((t) => 1 - sbgRetention(truth, t), 24, 50_000));
    expect(retention.beyondBy).toBe('sbg');
    for (const month of [25, 48, 120]) expect(retentionAt(retention, month)).toBeCloseTo(sbgRetention(truth, month), 3);
    expect(retentionAt(retention, 24)).toBe(retention.monthly[24]);
  });

  it.each([
    ['the hazard rises', baseOf((t) => 0.002 * t, 24, 100_000), 1 - 0.002 * 18.5],
    ['fewer than six months were seen', baseOf((t) => 0.1 / t, 5, 10_000), (0.9 * 0.95 * (1 - 0.1 / 3) * 0.975 * 0.98) ** (1 / 5)],
    ['no one left', baseOf(() => 0, 24, 100), 1],
  ])('goes on with the mean rate of the last twelve where %s', (_, curve, rate) => {
    const retention = monthlyRetention(curve);
    expect(retention.beyondBy).toBe('constant');
    expect(retentionAt(retention, 60)).toBeCloseTo(rate, 3);
  });

  it('does not go on by an sBG that more leave in the last year than it can explain', () => {
    // Falls for two years, then rises to the end.
    const hazard = (month: number) => (month <= 24 ? 0.5 / (9 + month) : 0.03);
    expect(monthlyRetention(baseOf((month) => 0.5 / (9 + month), 40, 20000)).beyondBy).toBe('sbg');
    const { beyondBy, constant } = monthlyRetention(baseOf(hazard, 40, 20000));
    expect(beyondBy).toBe('constant');
    expect(constant).toBeCloseTo(0.97, 3);
  });

  it('stops following the curve where fewer than 50 customers are at risk', () => {
    const durations = [...Array<number>(100).fill(5), ...Array<number>(30).fill(20)];
    expect(monthlyRetention(kaplanMeier(durations, durations.map(() => 0))).observed).toBe(5);
  });

  it('of fewer than 50 customers follows no month, and takes one rate from all months together', () => {
    // 1 departure in 2 + 4 + 4 customer months.
    const retention = monthlyRetention(kaplanMeier([2, 4, 4], [1, 0, 0]));
    expect([retention.observed, retention.beyondBy]).toEqual([0, 'constant']);
    expect(retentionAt(retention, 1)).toBeCloseTo(0.9, 12);
  });
});
