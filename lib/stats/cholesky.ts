/** A = L·Lᵀ of a symmetric A, less the columns that only repeat earlier ones. */
export interface CholeskyFactor {
  size: number;
  /** size×size, row-major; the lower triangle is L, and rows and columns of dropped columns are 0. */
  L: Float64Array;
  /** 1 where a column is, but for rounding, a combination of the columns before it. */
  dropped: Uint8Array;
  /** size − dropped columns. */
  rank: number;
}

/**
 * Cholesky factor of a symmetric positive semidefinite matrix. A column whose pivot is not above `tolerance` of its own diagonal is
 * dropped, and the matrix is solved without it: the generalised inverse that statistics packages use. O(size³).
 *
 * @param A size×size row-major, of which the lower triangle is read
 * @see Therneau & Grambsch (2000), Modeling Survival Data, appendix B (`cholesky2`)
 * @example choleskyFactor(Float64Array.of(4, 2, 2, 1), 2) // dropped [0, 1]: the second column is half the first
 */
export function choleskyFactor(A: Float64Array, size: number, tolerance = 1e-10): CholeskyFactor {
  const L = new Float64Array(size * size);
  const dropped = new Uint8Array(size);
  let rank = 0;
  for (let i = 0; i < size; i++) {
    const diagonal = A[i * size + i]!;
    for (let j = 0; j <= i; j++) {
      let rest = A[i * size + j]!;
      for (let l = 0; l < j; l++) rest -= L[i * size + l]! * L[j * size + l]!;
      if (j < i) L[i * size + j] = dropped[j] ? 0 : rest / L[j * size + j]!;
      else if (rest > tolerance * diagonal) L[i * size + i] = Math.sqrt(rest);
      else dropped[i] = 1;
    }
    if (dropped[i]) L.fill(0, i * size, (i + 1) * size);
    else rank++;
  }
  return { size, L, dropped, rank };
}

/**
 * Solves A·x = b; x is 0 in dropped columns. O(size²).
 *
 * @param b size values, left as they are
 */
export function choleskySolve({ size, L, dropped }: CholeskyFactor, b: Float64Array): Float64Array<ArrayBuffer> {
  const x = Float64Array.from(b, (value, i) => (dropped[i] ? 0 : value));
  for (let i = 0; i < size; i++) {
    if (dropped[i]) continue;
    for (let l = 0; l < i; l++) x[i]! -= L[i * size + l]! * x[l]!;
    x[i]! /= L[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    if (dropped[i]) continue;
    for (let l = i + 1; l < size; l++) x[i]! -= L[l * size + i]! * x[l]!;
    x[i]! /= L[i * size + i]!;
  }
  return x;
}

/** Inverse of A, size×size row-major, 0 in dropped rows and columns. O(size³). */
export function choleskyInverse(factor: CholeskyFactor): Float64Array<ArrayBuffer> {
  const { size } = factor;
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    inverse.set(choleskySolve(factor, unit), j * size);
  }
  return inverse;
}
