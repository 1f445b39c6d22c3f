import { describe, expect, it } from 'vitest';
import { clvMultipliers, monthlyRetention } from './clv';
import { kaplanMeier } from './kaplanMeier';

/** A base in which every month the same share leaves, seen for `months`. */
function constantHazard(hazard: number, months: number, customers: number) {
  const durations: number[] = [];
  const events: number[] = [];
  let left = customers;
  for (let t = 1; t <= months; t++) {
    const leave = Math.round(left * hazard);
    durations.push(...Array<number>(leave).fill(t));
    events.push(...Array<number>(leave).fill(1));
    left -= leave;
  }
  durations.push(...Array<number>(left).fill(months));
  events.push(...Array<number>(left).fill(0));
  return kaplanMeier(durations, events);
}

describe('clvMultipliers', () => {
  it('over a long horizon is the closed form m·r/(1+d−r) = 266.67 for m 100, r .8, d .1 (Fader & Hardie 2012; KNOWN_ANSWERS)', () => {
    const retention = { monthly: new Float64Array([1]), observed: 0, beyond: 0.8 };
    const { multiplier } = clvMultipliers(retention, { grossMargin: 1, discountRate: 0.1, clvHorizon: 240 }, 0);
    expect(100 * multiplier[0]!).toBeCloseTo(266.6667, 3);
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

  it('beyond the observed months goes on with the last year’s rate and says how much of the value that is', () => {
    const retention = monthlyRetention(constantHazard(0.05, 20, 5000));
    expect(retention.observed).toBe(20);
    expect(retention.beyond).toBeCloseTo(0.95, 2);
    const { extrapolated } = clvMultipliers(retention, { grossMargin: 0.6, discountRate: 0.01, clvHorizon: 36 }, 30);
    expect(extrapolated[0]).toBeGreaterThan(0);
    expect(extrapolated[0]).toBeLessThan(1);
    expect(extrapolated[30]).toBe(1);
  });
});

it('stops following the curve where fewer than 50 customers are at risk', () => {
  const durations = [...Array<number>(100).fill(5), ...Array<number>(30).fill(20)];
  expect(monthlyRetention(kaplanMeier(durations, durations.map(() => 0))).observed).toBe(5);
});
