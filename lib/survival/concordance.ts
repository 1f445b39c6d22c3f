import { distinctScores } from '@/lib/stats/scoreBlocks';
import { assertDurations, entryOf, type Durations } from './durations';

export interface ConcordanceInput extends Durations {
  /** n values, higher = leaves sooner. */
  risk: ArrayLike<number>;
}

export interface Concordance {
  /** (concordant + ½ tied) ÷ all comparable pairs: ½ is no better than chance, 1 a perfect order; NaN without a comparable pair. */
  value: number;
  /** Comparable pairs in which the one who left first had the higher risk. */
  concordant: number;
  discordant: number;
  /** Comparable pairs of equal risk. */
  tiedRisk: number;
}

/**
 * Harrell's concordance on whole months, with left truncation. A pair is comparable when one leaves in a month in which the other is
 * at risk and stays beyond, or is censored in that same month; two who leave in the same month are not compared. Equal to R's
 * `concordance(…, reverse = TRUE)`. O(n log n).
 *
 * @throws RangeError when lengths differ, there is no row, a risk is NaN, or a duration or entry is not a whole month
 * @see Harrell, Lee & Mark (1996); Therneau & Watson (2015) for truncation
 */
export function concordance({ risk, duration, eventObserved, entry }: ConcordanceInput): Concordance {
  assertDurations({ duration, eventObserved, entry });
  const n = duration.length;
  if (risk.length !== n) throw new RangeError(`Risks must pair up with durations: got ${risk.length}, ${n}`);
  const { score, blockOf } = distinctScores(risk);
  const rows = Array.from({ length: n }, (_, row) => row).filter((row) => entryOf(entry, row) < duration[row]!);
  const leaving = rows.toSorted((a, b) => duration[b]! - duration[a]!);
  const entering = rows.toSorted((a, b) => entryOf(entry, b) - entryOf(entry, a));
  const tree = countTree(score.length);
  const pairs = { concordant: 0, discordant: 0, tiedRisk: 0 };
  let entered = 0;
  // From the last month down, the tree holds the risks of those who are at risk in a month and stay beyond it.
  for (let from = 0, to = 0; from < leaving.length; from = to) {
    const month = duration[leaving[from]!]!;
    while (to < leaving.length && duration[leaving[to]!] === month) to++;
    const [left, censored] = [leaving.slice(from, to).filter((row) => eventObserved[row] === 1), leaving.slice(from, to).filter((row) => eventObserved[row] !== 1)];
    for (const row of censored) tree.add(blockOf[row]!, 1);
    // Who enters in this month or later is not at risk in it. All of them are in the tree, as none leaves before entering.
    for (; entered < entering.length && entryOf(entry, entering[entered]!) >= month; entered++) tree.add(blockOf[entering[entered]!]!, -1);
    const all = tree.below(score.length);
    for (const row of left) {
      const below = tree.below(blockOf[row]!);
      const upTo = tree.below(blockOf[row]! + 1);
      pairs.concordant += below;
      pairs.tiedRisk += upTo - below;
      pairs.discordant += all - upTo;
    }
    for (const row of left) tree.add(blockOf[row]!, 1);
  }
  return { value: (pairs.concordant + pairs.tiedRisk / 2) / (pairs.concordant + pairs.tiedRisk + pairs.discordant), ...pairs };
}

/** Counts by position, with sums from the front in O(log size). @see Fenwick (1994) */
function countTree(size: number) {
  const sums = new Int32Array(size + 1);
  return {
    add(position: number, count: number): void {
      for (let at = position + 1; at <= size; at += at & -at) sums[at]! += count;
    },
    below(position: number): number {
      let total = 0;
      for (let at = position; at > 0; at -= at & -at) total += sums[at]!;
      return total;
    },
  };
}
