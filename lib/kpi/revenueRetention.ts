export interface RevenueRetention {
  /** Σ min(start, end) ÷ Σ start: what the customers of the start still pay, growth left out; at most 1. NaN where nothing was paid at the start. */
  gross: number;
  /** Σ end ÷ Σ start: growth of the same customers counted, so that it may exceed 1. */
  net: number;
  /** Monthly revenue of the start, of it what was kept, and what the same customers pay at the end. */
  start: number;
  kept: number;
  end: number;
  /** Customers active at the start, and those of them with both charges, whom all the sums are over. */
  active: number;
  known: number;
}

/**
 * Gross and net revenue retention of the customers active at the start of a period: who joined since is in neither. O(n).
 *
 * @param start monthly charge at the start of each of them, in any currency; NaN where it is not known
 * @param end monthly charge at the end, 0 for who has left; NaN where it is not known
 * @throws RangeError when the lengths differ
 * @see SaaS Metrics Standards Board, "Gross Revenue Retention"; Gold (2020), Fighting Churn with Data, listing 2.1
 * @example revenueRetention([100, 100], [50, 130]) // gross .75, net .9
 */
export function revenueRetention(start: ArrayLike<number>, end: ArrayLike<number>): RevenueRetention {
  if (start.length !== end.length) throw new RangeError(`Payments of start and end must pair up: got ${start.length}, ${end.length}`);
  const sum = { start: 0, kept: 0, end: 0, active: start.length, known: 0 };
  for (let i = 0; i < start.length; i++) {
    const [before, after] = [start[i]!, end[i]!];
    if (Number.isNaN(before) || Number.isNaN(after)) continue;
    sum.known++;
    sum.start += before;
    sum.kept += Math.min(before, after);
    sum.end += after;
  }
  return { gross: sum.kept / sum.start, net: sum.end / sum.start, ...sum };
}
