import { radixOrder } from './radixOrder';

/**
 * Rows by a key, unknown keys (NaN) last in either direction; equal ones stay as they were.
 *
 * Radix sort of the 64 bits in four digits: O(rows), and no comparison is called. Digits that all keys share cost one look, so
 * codes and whole numbers take one or two passes.
 *
 * @param rows any rows, in the order that equal keys keep
 * @param key by row
 * @returns a new array
 */
export function orderBy(rows: Int32Array, key: Float64Array, descending = false): Int32Array {
  const { length } = rows;
  let count = 0;
  for (let i = 0; i < length; i++) if (!Number.isNaN(key[rows[i]!]!)) count++;
  const order = new Int32Array(length);
  const known = new Int32Array(count);
  const keys = new Float64Array(count);
  for (let i = 0, k = 0, unknown = count; i < length; i++) {
    const row = rows[i]!;
    const value = key[row]!;
    if (Number.isNaN(value)) {
      order[unknown++] = row;
      continue;
    }
    // 0 − v turns the order round and leaves ties alone; either sum makes one zero of the two.
    keys[k] = descending ? 0 - value : value + 0;
    known[k++] = row;
  }
  const indices = radixOrder(keys);
  for (let k = 0; k < count; k++) order[k] = known[indices[k]!]!;
  return order;
}
