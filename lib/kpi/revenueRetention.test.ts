import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revenueRetention } from './revenueRetention';

describe('revenueRetention', () => {
  it('a gross revenue churn of 20% is a gross retention of 80% (KNOWN_ANSWERS)', () => {
    // Five customers of 100: one leaves, so 400 of 500 are kept.
    expect(revenueRetention([100, 100, 100, 100, 100], [100, 100, 100, 100, 0])).toMatchObject({ gross: 0.8, net: 0.8, start: 500, kept: 400, end: 400 });
    // By hand: one leaves, one pays half, two pay more. Kept 0 + 50 + 100 + 100 = 250 of 400; they pay 0 + 50 + 150 + 220 = 420.
    expect(revenueRetention([100, 100, 100, 100], [0, 50, 150, 220])).toMatchObject({ gross: 0.625, net: 1.05 });
  });

  it('counts those alone of whom both charges are known', () => {
    expect(revenueRetention([100, NaN, 50], [90, 80, NaN])).toEqual({ gross: 0.9, net: 0.9, start: 100, kept: 90, end: 90, active: 3, known: 1 });
    expect(revenueRetention([], [])).toMatchObject({ gross: NaN, net: NaN, active: 0 });
    expect(() => revenueRetention([1], [])).toThrowErrorMatchingInlineSnapshot(`[RangeError: Payments of start and end must pair up: got 1, 0]`);
  });

  it('gross is never above 1, nor above net', () => {
    const charge = fc.float({ min: 0, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(charge, charge), { minLength: 1, maxLength: 30 }), (pairs) => {
        const { gross, net, start } = revenueRetention(pairs.map(([a]) => a), pairs.map(([, b]) => b));
        if (start === 0) return;
        expect(gross).toBeLessThanOrEqual(1);
        expect(gross).toBeLessThanOrEqual(net);
      }),
    );
  });
});
