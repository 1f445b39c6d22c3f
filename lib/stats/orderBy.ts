const DIGITS = 4;
const DIGIT_VALUES = 65_536;
const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

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
  const indices = ascending(keys);
  for (let k = 0; k < count; k++) order[k] = known[indices[k]!]!;
  return order;
}

/** Indices of the keys in ascending order. */
function ascending(keys: Float64Array): Uint32Array {
  const digits = comparableDigits(keys);
  let from = new Uint32Array(keys.length);
  for (let i = 0; i < from.length; i++) from[i] = i;
  let to = new Uint32Array(keys.length);
  const starts = new Uint32Array(DIGIT_VALUES + 1);
  for (let d = 0; d < DIGITS; d++) {
    const at = IS_LITTLE_ENDIAN ? d : DIGITS - 1 - d;
    starts.fill(0);
    for (let k = at; k < digits.length; k += DIGITS) starts[digits[k]! + 1]!++;
    if (keys.length === 0 || starts[digits[at]! + 1] === keys.length) continue;
    for (let value = 0; value < DIGIT_VALUES; value++) starts[value + 1]! += starts[value]!;
    for (let i = 0; i < from.length; i++) {
      const index = from[i]!;
      to[starts[digits[index * DIGITS + at]!]!++] = index;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** The bits of each number so changed that they order as whole numbers do: of negative ones all turned over, of others the sign. */
function comparableDigits(keys: Float64Array): Uint16Array {
  const digits = new Uint16Array(keys.buffer.slice(0));
  const top = IS_LITTLE_ENDIAN ? DIGITS - 1 : 0;
  for (let k = 0; k < digits.length; k += DIGITS) {
    if (digits[k + top]! < 0x8000) digits[k + top]! ^= 0x8000;
    else for (let d = 0; d < DIGITS; d++) digits[k + d]! ^= 0xffff;
  }
  return digits;
}
