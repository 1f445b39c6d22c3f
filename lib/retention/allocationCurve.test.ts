import { describe, expect, it } from 'vitest';
import { allocateOffers } from './allocateOffers';
import { allocationCurve } from './allocationCurve';
import { randomProblem } from './allocationProblem.fixture';

const problems = [1, 2].flatMap((seed) => (['measured', 'whole'] as const).map((kind) => randomProblem({ customers: 400, offers: 5, channels: 3, seed, kind, tightness: 0.6 })));
const open = problems.map((problem) => ({ ...problem, capacity: problem.capacity.map(() => Infinity) }));

describe('allocationCurve', () => {
  it('is concave and rises without scarce channels, ends at the best, and any budget buys within one item of it', () => {
    for (const problem of open) {
      const { points, best } = allocationCurve(problem);
      const item = Math.max(...problem.value.filter((value) => value > 0));
      expect(points.length).toBeLessThanOrEqual(200);
      expect(best).toBe(points.at(-1));
      expect(allocateOffers({ ...problem, budget: Infinity }).value).toBeCloseTo(best.value, 6);
      points.slice(1).forEach((point, k) => {
        expect(point.cost).toBeGreaterThan(points[k]!.cost);
        expect(point.value).toBeGreaterThan(points[k]!.value);
        const slope = (b: typeof point, a: typeof point) => (b.value - a.value) / (b.cost - a.cost);
        if (k > 0) expect(slope(point, points[k]!)).toBeLessThanOrEqual(slope(points[k]!, points[k - 1]!) * (1 + 1e-9));
      });
      for (const { cost, value } of points.filter((_, k) => k % 20 === 0)) expect(Math.abs(allocateOffers({ ...problem, budget: cost }).value - value)).toBeLessThanOrEqual(item);
    }
  });

  it('rises with scarce channels, and agrees with the plan at each budget within half a percent', () => {
    for (const problem of problems) {
      const { points, best } = allocationCurve(problem);
      expect(points.length).toBeGreaterThan(10);
      expect(best.value).toBeGreaterThan(0.995 * allocateOffers({ ...problem, budget: Infinity }).value);
      points.slice(1).forEach((point, k) => {
        expect(point.cost).toBeGreaterThan(points[k]!.cost);
        expect(point.value).toBeGreaterThan(points[k]!.value);
      });
      for (const { cost, value } of points.slice(4).filter((_, k) => k % 4 === 0)) {
        const { value: planned, bound } = allocateOffers({ ...problem, budget: cost });
        expect(value).toBeLessThanOrEqual(bound);
        expect(value).toBeGreaterThan(0.995 * planned);
      }
    }
  });

  it('solves for the budgets asked for', () => {
    const { points, best } = allocationCurve(problems[0]!, [0, 100]);
    expect(points.length).toBeLessThanOrEqual(3);
    expect(points.at(-1)).toEqual(best);
    expect(points.every(({ cost }) => cost <= 100 * (1 + 2e-9) || cost === best.cost)).toBe(true);
    expect(() => allocationCurve(problems[0]!, [-1])).toThrowError(new RangeError('Budget must be 0 or more: got -1'));
  });

  it('is one point where nobody can be contacted', () => {
    const none = new Float64Array(0);
    expect(allocationCurve({ customers: 0, offers: 0, value: none, cost: none, channel: new Uint8Array(0), capacity: none, budget: 1 })).toEqual({ points: [{ cost: 0, value: 0 }], best: { cost: 0, value: 0 } });
  });
});
