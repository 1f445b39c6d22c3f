/**
 * Seeded pseudo-random numbers in [0, 1): the sfc32 generator (Doty-Humphrey, PractRand), 128 bits of state, seeded through splitmix32.
 *
 * The same seed gives the same sequence on every platform: only 32-bit integer arithmetic is used.
 *
 * @param seed any finite number; only its low 32 bits count
 * @returns a function that returns the next number at each call
 * @example const random = createRandom(42); random(); // always the same first number
 */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  const splitmix32 = () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = splitmix32();
  let b = splitmix32();
  let c = splitmix32();
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  // The first outputs still show the seed; PractRand discards a dozen.
  for (let i = 0; i < 12; i++) next();
  return next;
}

/**
 * Draws k of the integers 0 … n−1 without replacement (partial Fisher–Yates), in random order. O(n) memory, O(n + k) time.
 *
 * @throws RangeError when k > n
 */
export function sampleWithoutReplacement(n: number, k: number, random: () => number): Int32Array {
  if (k > n) throw new RangeError(`Sample size must not exceed the population: got ${k} of ${n}`);
  const items = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < k; i++) {
    const j = i + Math.floor(random() * (n - i));
    const swap = items[i]!;
    items[i] = items[j]!;
    items[j] = swap;
  }
  return items.slice(0, k);
}

/** Standard normal numbers from uniform ones, two from each pair (Box & Muller, 1958). */
export function standardNormals(random: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const next = spare;
      spare = null;
      return next;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
