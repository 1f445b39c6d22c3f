import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthlyRetention, retentionAt } from './clv';
import { conditionalOutlook, conditionalSurvival } from './conditionalSurvival';
import { kaplanMeier } from './kaplanMeier';

// 600 customers over 40 months: each month ten leave and five are censored.
const durations = Array.from({ length: 600 }, (_, i) => 1 + (i % 40));
const events = Array.from({ length: 600 }, (_, i) => (i % 3 === 0 ? 0 : 1));
const curve = kaplanMeier(durations, events);
const retention = monthlyRetention(curve);

describe('conditionalSurvival', () => {
  it('is S(T + k)/S(T) inside the observed months', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10 }), (tenure, k) => {
        const found = conditionalSurvival(retention, tenure, k);
        expect(found.survival).toBeCloseTo(curve.survival[tenure + k]! / curve.survival[tenure]!, 12);
        expect(found.extrapolated).toBe(false);
      }),
    );
  });

  it('from tenure 0 has the limits of the curve, and from later those of the customers who were left', () => {
    const start = conditionalSurvival(retention, 0, 12);
    expect([start.lower, start.upper]).toEqual([expect.closeTo(curve.lower[12]!, 12), expect.closeTo(curve.upper[12]!, 12)]);
    // Who entered after month 6 is a base that starts there.
    const later = kaplanMeier(durations, events, durations.map(() => 6));
    const found = conditionalSurvival(retention, 6, 12);
    expect([found.survival, found.lower, found.upper]).toEqual([later.survival, later.lower, later.upper].map((of) => expect.closeTo(of[18]!, 12) as number));
  });
});

describe('conditionalOutlook', () => {
  it('starts at 1, never rises, and its limits enclose it', () => {
    const { survival, lower, upper } = conditionalOutlook(retention, 10, 60);
    expect([survival[0], lower[0], upper[0]]).toEqual([1, 1, 1]);
    for (let k = 1; k <= 60; k++) {
      expect(survival[k]).toBeLessThanOrEqual(survival[k - 1]!);
      expect(lower[k]).toBeLessThanOrEqual(survival[k]!);
      expect(upper[k]).toBeGreaterThanOrEqual(survival[k]!);
    }
  });

  it('marks where it leaves the observed months', () => {
    const { observed } = retention;
    expect(conditionalOutlook(retention, 10, observed - 10).firstExtrapolated).toBeNull();
    expect(conditionalOutlook(retention, 10, observed).firstExtrapolated).toBe(observed - 9);
    expect(conditionalOutlook(retention, observed + 5, 3).firstExtrapolated).toBe(1);
    const { survival } = conditionalOutlook(retention, observed, 1);
    expect(survival[1]).toBe(retentionAt(retention, observed + 1));
  });

  it('has no limits where no one is left', () => {
    const gone = monthlyRetention(kaplanMeier(Array<number>(60).fill(2), Array<number>(60).fill(1)));
    expect(conditionalSurvival(gone, 0, 3)).toEqual({ survival: 0, lower: NaN, upper: NaN, extrapolated: true });
  });
});
