// Loops, where `from` with an iterator or a function would be shorter: over a million rows it takes 70 to 230 ms, these take 3 to 8.

type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Uint8Array;

/** The rows of 0 … count − 1 for which it holds, ascending. O(count). */
export function rowsWhere(count: number, holds: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(count);
  let found = 0;
  for (let row = 0; row < count; row++) if (holds(row)) rows[found++] = row;
  return rows.slice(0, found);
}

/** The values of some rows, in the order of the rows. O(rows). */
export function pick<N extends Numbers>(values: N, rows: ArrayLike<number>): N {
  const picked = new (values.constructor as new (length: number) => N)(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i]!]!;
  return picked;
}

/** One number for each of 0 … count − 1. O(count). */
export function numbers(count: number, of: (row: number) => number): Float64Array {
  const values = new Float64Array(count);
  for (let row = 0; row < count; row++) values[row] = of(row);
  return values;
}
