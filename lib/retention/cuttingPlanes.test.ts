import highsLoader from 'highs';
import { expect, it } from 'vitest';
import { createRandom } from '@/lib/stats/random';
import { heightAt, minimiseConvex, type Cut } from './cuttingPlanes';

/** The highest of the planes at x: a convex function with kinks wherever two of them meet. */
const highest = (planes: readonly Cut[]) => (x: Float64Array) => planes.reduce((best, plane) => (heightAt(plane, x) > heightAt(best, x) ? plane : best));

it('finds the lowest point of the highest of 60 planes, as a linear programme says it', async () => {
  const highs = await highsLoader();
  for (const dimension of [1, 2, 5]) {
    const random = createRandom(dimension);
    const planes = Array.from({ length: 60 }, (): Cut => ({ offset: 1 + random(), slope: Float64Array.from({ length: dimension }, () => 4 * random() - 2) }));
    const rows = planes.map(({ offset, slope }) => `z ${Array.from(slope, (each, j) => `${each < 0 ? '+' : '-'} ${Math.abs(each)} x${j}`).join(' ')} >= ${offset}`);
    const bounds = Array.from({ length: dimension }, (_, j) => `0 <= x${j} <= 1`);
    const { ObjectiveValue } = highs.solve(`Minimize\nz\nSubject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\nEnd\n`, { output_flag: false });
    const cutAt = highest(planes);
    const corner = new Float64Array(dimension);
    const first = cutAt(corner);
    const found = minimiseConvex({ dimension, cutAt, cuts: [first], start: { x: corner, value: heightAt(first, corner) }, lower: -20, tolerance: 1e-6, maxEvaluations: 200 });
    expect(found.value - ObjectiveValue).toBeLessThan(2e-6);
    expect(found.value).toBeGreaterThan(ObjectiveValue - 1e-8);
    expect(found.value).toBe(heightAt(cutAt(found.x), found.x));
    expect(found.weights.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
  }
});

it('evaluates nothing where the start is good enough', () => {
  const start = { x: Float64Array.of(0), value: 1e-7 };
  const cutAt = () => {
    throw new Error('not needed');
  };
  expect(minimiseConvex({ dimension: 1, cutAt, cuts: [{ offset: 1e-7, slope: Float64Array.of(1) }], start, lower: 0, tolerance: 1e-6, maxEvaluations: 9 })).toMatchObject(start);
});
