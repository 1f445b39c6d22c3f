/** Whole months of n customers, how each ended, and from when each was watched. */
export interface Durations {
  /** n whole months, ≥ 0. */
  duration: ArrayLike<number>;
  /** n flags, 1 = left, 0 = right-censored. */
  eventObserved: ArrayLike<number>;
  /**
   * n whole months already completed when observation began; −1 or less, or none at all, is observed from the first day. Who had
   * completed their whole duration by then was never under observation, and does not count.
   */
  entry?: ArrayLike<number>;
}

/** @throws RangeError when lengths differ, there is no row, or a duration or entry is not a whole month */
export function assertDurations({ duration, eventObserved, entry }: Durations): void {
  const n = duration.length;
  if (n === 0) throw new RangeError('Durations need at least one customer: got 0');
  if (eventObserved.length !== n || (entry && entry.length !== n)) {
    throw new RangeError(`Durations, events and entries must pair up: got ${n}, ${eventObserved.length}, ${entry?.length ?? n}`);
  }
  for (let i = 0; i < n; i++) {
    if (!(Number.isInteger(duration[i]) && duration[i]! >= 0)) throw new RangeError(`Durations must be whole months from 0: got ${duration[i]} in row ${i}`);
    if (entry && !Number.isInteger(entry[i])) throw new RangeError(`Entries must be whole months: got ${entry[i]} in row ${i}`);
  }
}

/** Month after which a customer was at risk: entry, or −1 for the first day. */
export function entryOf(entry: ArrayLike<number> | undefined, row: number): number {
  return entry ? Math.max(-1, entry[row]!) : -1;
}
