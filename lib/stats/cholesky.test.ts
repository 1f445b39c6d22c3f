import fc from 'fast-check';
import { expect, it } from 'vitest';
import { choleskyFactor, choleskyInverse, choleskySolve } from './cholesky';

const entry = fc.double({ min: -3, max: 3, noNaN: true });

/** B·Bᵀ + I of a random B, 4×4: positive definite. */
const definite = fc.array(entry, { minLength: 16, maxLength: 16 }).map((b) =>
  Float64Array.from({ length: 16 }, (_, at) => {
    const [i, j] = [at >> 2, at & 3];
    return [0, 1, 2, 3].reduce((sum, k) => sum + b[i * 4 + k]! * b[j * 4 + k]!, i === j ? 1 : 0);
  }),
);
const times = (A: Float64Array, x: ArrayLike<number>) => Float64Array.from({ length: 4 }, (_, i) => [0, 1, 2, 3].reduce((sum, k) => sum + A[i * 4 + k]! * x[k]!, 0));

it('solves A·x = b, and its inverse is one', () => {
  fc.assert(
    fc.property(definite, fc.array(entry, { minLength: 4, maxLength: 4 }), (A, x) => {
      const factor = choleskyFactor(A, 4);
      expect(factor.rank).toBe(4);
      const b = times(A, x);
      choleskySolve(factor, b).forEach((value, i) => expect(value).toBeCloseTo(x[i]!, 8));
      const inverse = choleskyInverse(factor);
      times(inverse, b).forEach((value, i) => expect(value).toBeCloseTo(x[i]!, 8));
    }),
  );
});

it('drops what repeats earlier columns and solves without it', () => {
  // The third column is the sum of the first two; the fourth is 0.
  const A = Float64Array.of(2, 0, 2, 0, 0, 1, 1, 0, 2, 1, 3, 0, 0, 0, 0, 0);
  const factor = choleskyFactor(A, 4);
  expect([[...factor.dropped], factor.rank]).toEqual([[0, 0, 1, 1], 2]);
  expect([...choleskySolve(factor, Float64Array.of(4, 3, 7, 0))]).toEqual([expect.closeTo(2, 12), expect.closeTo(3, 12), 0, 0]);
  expect(choleskyInverse(factor)[15]).toBe(0);
});
