import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, bandPath, monthTicks, splitAt, stepPath, type CurvePoint } from './survivalCurvesGeometry';

const points: CurvePoint[] = [[0, 1, 1, 1], [1, 0.8, 0.7, 0.9], [2, 0.5, 0.4, 0.6]].map(([month, survival, lower, upper]) => ({ month: month!, survival: survival!, lower: lower!, upper: upper! }));
const x = (month: number) => month * 10;
const y = (share: number) => (1 - share) * 100;

it('a share holds until the next month', () => {
  expect(stepPath(points, x, y)).toBe('M0 0H10V20H20V50');
  expect(stepPath([], x, y)).toBe('');
});

it('a band holds its limits over the same stretches as the line its share', () => {
  // Between months 1 and 2 the limits are those of month 1: upper at 10, lower at 30.
  expect(bandPath(points, x, y)).toBe('M0 0H10V10H20V40V60H20V30H10V0H0Z');
  expect(bandPath([points[0]!, { ...points[1]!, lower: NaN }, points[2]!], x, y)).toBe('');
});

it('what is extrapolated begins where the observed ends', () => {
  const months = (part: CurvePoint[]) => part.map(({ month }) => month);
  const { observed, extrapolated } = splitAt(points, 2);
  expect([months(observed), months(extrapolated)]).toEqual([[0, 1], [1, 2]]);
  expect(splitAt(points, null).extrapolated).toEqual([]);
  expect(splitAt(points, 9).observed).toHaveLength(3);
  expect(splitAt(points, 0)).toMatchObject({ observed: [], extrapolated: points });
});

it.each([[0, 5, [0, 1, 2, 3, 4, 5]], [0, 72, [0, 12, 24, 36, 48, 60, 72]], [3, 20, [4, 6, 8, 10, 12, 14, 16, 18, 20]], [0, 2400, [0, 240, 480, 720, 960, 1200, 1440, 1680, 1920, 2160, 2400]]])('ticks of months from %i to %i', (first, last, expected) => {
  expect(monthTicks(first, last)).toEqual(expected);
});

describe('apart', () => {
  it('moves labels that touch by as little as it takes', () => {
    expect(apart([50, 50], [16, 16], 200)).toEqual([42, 58]);
    expect(apart([10, 100], [16, 16], 200)).toEqual([10, 100]);
    expect(apart([0, 199], [16, 16], 200)).toEqual([8, 192]);
  });

  it('keeps the order, and where there is room no label touches another or leaves it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 300, noNaN: true }), fc.constantFrom(16, 30)), { minLength: 1, maxLength: 6 }), (labels) => {
        const [wanted, heights] = [labels.map(([at]) => at), labels.map(([, height]) => height)];
        const middles = apart(wanted, heights, 300);
        const order = [...wanted.keys()].sort((a, b) => wanted[a]! - wanted[b]! || a - b);
        let below = 0;
        for (const i of order) {
          expect(middles[i]! - heights[i]! / 2).toBeGreaterThanOrEqual(below - 1e-6);
          below = middles[i]! + heights[i]! / 2;
        }
        expect(below).toBeLessThanOrEqual(300 + 1e-6);
      }),
    );
  });
});
