/** At most this many different values of a column are counted one by one. */
export const DISTINCT_CAP = 10_000;
/** Characters of a value that are kept: no category is longer. */
const LONGEST = 200;
const SAMPLE_CAP = 4096;

/**
 * Counts how often each value of a column occurs, in bounded memory.
 *
 * Up to `cap` different values the counts are exact. Beyond it, values already known are still counted exactly and new ones go to
 * `onOverflow`; how many different ones there are is then estimated by adaptive sampling (Wegman; Flajolet 1990, "On adaptive
 * sampling"): of the values' hashes, those with k low zero bits are kept, and k grows when they are too many. The standard error
 * is about 1.2 / √4096, 2%. Whether values repeat is seen on the same sample.
 */
export class DistinctCounter {
  readonly counts = new Map<string, { count: number }>();
  private sample: Map<number, number> | null = null;
  private depth = 0;

  constructor(private readonly onOverflow: (value: string) => void, private readonly cap = DISTINCT_CAP) {}

  add(value: string): void {
    const seen = this.counts.get(value);
    if (seen) {
      seen.count++;
      return;
    }
    if (this.counts.size < this.cap) {
      // A slice would keep the whole text it was cut from alive.
      this.counts.set(value.length > 12 ? ` ${value.slice(0, LONGEST)}`.slice(1) : value, { count: 1 });
      return;
    }
    this.sample ??= new Map();
    this.onOverflow(value);
    const hash = hash32(value);
    if ((hash & ((1 << this.depth) - 1)) !== 0) return;
    this.sample.set(hash, (this.sample.get(hash) ?? 0) + 1);
    if (this.sample.size > SAMPLE_CAP) this.thin(this.sample);
  }

  private thin(sample: Map<number, number>): void {
    this.depth++;
    for (const hash of sample.keys()) if ((hash & ((1 << this.depth) - 1)) !== 0) sample.delete(hash);
  }

  get isExact(): boolean {
    return this.sample === null;
  }

  /** How many different values there are; estimated where `isExact` is false. */
  get distinct(): number {
    return this.counts.size + Math.round((this.sample?.size ?? 0) * 2 ** this.depth);
  }

  /** Whether some value was seen more than once. Exact up to the cap; beyond it a value outside the sample may repeat unseen. */
  get repeats(): boolean {
    for (const { count } of this.counts.values()) if (count > 1) return true;
    for (const count of this.sample?.values() ?? []) if (count > 1) return true;
    return false;
  }
}

/** FNV-1a over UTF-16 units with a final mix (murmur3), so that low bits are as random as high ones. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
