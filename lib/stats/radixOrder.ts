import { select } from './select';

/**
 * The order that sorts keys ascending: equal keys stay as they were. Least-significant-digit radix sort over the bits of the doubles, which
 * for a million keys takes a fraction of a comparison sort of an index. O(n).
 *
 * @param keys without NaN; infinities are allowed, and −0 comes before 0
 * @returns positions in `keys`; empty for no keys
 * @see Knuth (1998), "The Art of Computer Programming", vol. 3, section 5.2.5
 * @example radixOrder(Float64Array.of(3, -1, 2)) // [1, 2, 0]
 */
export function radixOrder(keys: Float64Array): Int32Array {
  const n = keys.length;
  const words = new Uint32Array(keys.slice().buffer);
  const [low, high] = LITTLE_ENDIAN ? [0, 1] : [1, 0];
  // As unsigned integers, positive doubles sort as they are and negative ones backwards and on top: turn both round.
  for (let at = 0; at < 2 * n; at += 2) {
    const negative = words[at + high]! >>> 31 === 1;
    words[at + high]! ^= negative ? 0xffffffff : 0x80000000;
    if (negative) words[at + low]! ^= 0xffffffff;
  }
  let from = new Int32Array(n);
  for (let i = 0; i < n; i++) from[i] = i;
  let to = new Int32Array(n);
  for (const [word, shift] of [[low, 0], [low, 16], [high, 0], [high, 16]] as const) {
    if (!byDigit(words, word, shift, from, to)) continue;
    [from, to] = [to, from];
  }
  return from;
}

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
const DIGITS = 1 << 16;

/** One counting pass over 16 bits; false, and nothing moved, where all keys share the digit. */
function byDigit(words: Uint32Array, word: number, shift: number, from: Int32Array, to: Int32Array): boolean {
  const place = new Int32Array(DIGITS + 1);
  for (let i = word; i < words.length; i += 2) place[((words[i]! >>> shift) & 0xffff) + 1]!++;
  if (from.length > 0 && place[((words[word]! >>> shift) & 0xffff) + 1] === from.length) return false;
  for (let digit = 0; digit < DIGITS; digit++) place[digit + 1]! += place[digit]!;
  for (let k = 0; k < from.length; k++) {
    const i = from[k]!;
    to[place[(words[2 * i + word]! >>> shift) & 0xffff]!++] = i;
  }
  return true;
}

/**
 * The first k of `radixOrder(keys)`, without sorting the others. O(n) on average.
 *
 * @returns all positions where there are no more than k
 * @example firstInOrder(Float64Array.of(3, -1, 2), 2) // [1, 2]
 */
export function firstInOrder(keys: Float64Array, k: number): Int32Array {
  if (keys.length <= k) return radixOrder(keys);
  const reordered = keys.slice();
  select(reordered, k - 1);
  const last = reordered[k - 1]!;
  const below: number[] = [];
  const equal: number[] = [];
  keys.forEach((key, i) => {
    if (key < last) below.push(i);
    else if (key === last && equal.length < k) equal.push(i);
  });
  // All that is equal to the last sorts after all that is below it, in the order of positions.
  const order = radixOrder(Float64Array.from(below, (i) => keys[i]!));
  return Int32Array.from({ length: k }, (_, at) => (at < order.length ? below[order[at]!]! : equal[at - order.length]!));
}
