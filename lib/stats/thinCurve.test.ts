import fc from 'fast-check';
import { expect, it } from 'vitest';
import { thinCurve } from './thinCurve';

const at = (x: number, y: number) => ({ x, y });

it('keeps the peak and drops what lies flat', () => {
  expect(thinCurve([at(0, 0), at(1, 0), at(2, 9), at(3, 0)], 3)).toEqual([at(0, 0), at(2, 9), at(3, 0)]);
});

it('keeps points of the curve in order, first and last among them, as many as allowed', () => {
  const points = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 60 }).map((values) => values.map((y, x) => at(x, y)));
  fc.assert(
    fc.property(points, fc.integer({ min: 2, max: 30 }), (curve, maxPoints) => {
      const thin = thinCurve(curve, maxPoints);
      expect(thin).toHaveLength(Math.min(curve.length, maxPoints));
      expect([thin[0], thin.at(-1)]).toEqual([curve[0], curve.at(-1)]);
      thin.forEach((point, i) => {
        expect(curve).toContain(point);
        if (i > 0) expect(point.x).toBeGreaterThan(thin[i - 1]!.x);
      });
    }),
  );
});

it('stays close to a smooth curve', () => {
  const curve = Array.from({ length: 5001 }, (_, i) => at(i / 5000, Math.sqrt(i / 5000)));
  const thin = thinCurve(curve, 200);
  const drawn = (x: number) => {
    const right = Math.max(1, thin.findIndex((point) => point.x >= x));
    const [a, b] = [thin[right - 1]!, thin[right]!];
    return a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
  };
  // A chord of √x between neighbours 1/200 to 1/100 apart is furthest off at 0, where it misses by at most ¼ · √.01.
  for (const { x, y } of curve) expect(Math.abs(drawn(x) - y)).toBeLessThan(0.025);
});

it('copies a curve that is short enough, and an empty one', () => {
  expect(thinCurve([at(0, 0), at(1, 1)], 2)).toEqual([at(0, 0), at(1, 1)]);
  expect(thinCurve([], 2)).toEqual([]);
});

it('refuses to keep fewer than the two ends', () => {
  expect(() => thinCurve([], 1)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Points to keep must be a whole number of at least 2: got 1]`);
});
