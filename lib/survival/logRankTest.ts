import { chiSquareTail, logChiSquareTail } from '@/lib/stats/chiSquare';
import { choleskyFactor, choleskySolve } from '@/lib/stats/cholesky';
import { assertDurations, type Durations } from './durations';
import { kaplanMeier, type SurvivalCurve } from './kaplanMeier';

export interface LogRankInput extends Durations {
  /** n group numbers, 0 … groups − 1. */
  group: ArrayLike<number>;
  groups: number;
}

export interface LogRankTest {
  chiSquare: number;
  /** Groups that can be told apart, less 1; 0 where there is nothing to compare, and then the p-values are NaN. */
  degreesOfFreedom: number;
  pValue: number;
  /** ln p, for differences so clear that p itself is 0. */
  logPValue: number;
  /** By group: customers, departures, and departures expected if all groups left alike. */
  groups: { n: number; observed: number; expected: number }[];
}

/**
 * Log-rank test that k groups have one survival function, with the full hypergeometric covariance and left truncation. Equal to R's
 * `survdiff` (which knows no truncation). Groups without an expected departure compare with nothing and cost no degree of freedom.
 * O(n + k·months + k²·months with departures).
 *
 * @throws RangeError when lengths differ, there is no row, a group number is out of range, or a duration or entry is not a whole month
 * @see Mantel (1966); Peto & Peto (1972); Klein & Moeschberger (2003) §7.3
 */
export function logRankTest({ duration, eventObserved, entry, group, groups }: LogRankInput): LogRankTest {
  assertDurations({ duration, eventObserved, entry });
  const rows = rowsByGroup(group, groups, duration.length);
  const pick = (values: ArrayLike<number>, of: number[]) => Float64Array.from(of, (row) => values[row]!);
  const curves = rows.map((of) => (of.length > 0 ? kaplanMeier(pick(duration, of), pick(eventObserved, of), entry && pick(entry, of)) : null));
  const { observed, expected, covariance } = compareByMonth(curves);
  // Differences sum to 0 over groups that were ever at risk together: one of them, or a group without any, is dropped as redundant.
  const factor = choleskyFactor(covariance, groups);
  const difference = observed.map((o, g) => o - expected[g]!);
  const solved = choleskySolve(factor, difference);
  const chiSquare = difference.reduce((total, u, g) => total + u * solved[g]!, 0);
  const comparable = factor.rank > 0;
  return {
    chiSquare,
    degreesOfFreedom: factor.rank,
    pValue: comparable ? chiSquareTail(chiSquare, factor.rank) : NaN,
    logPValue: comparable ? logChiSquareTail(chiSquare, factor.rank) : NaN,
    groups: rows.map((of, g) => ({ n: of.length, observed: observed[g]!, expected: expected[g]! })),
  };
}

/** Departures by group, those expected if every month's fell on the groups by their share of the risk set, and the covariance of the two. */
function compareByMonth(curves: readonly (SurvivalCurve | null)[]) {
  const groups = curves.length;
  const observed = new Float64Array(groups);
  const expected = new Float64Array(groups);
  const covariance = new Float64Array(groups * groups);
  const months = Math.max(...curves.map((curve) => curve?.events.length ?? 0));
  for (let t = 0; t < months; t++) {
    const events = Float64Array.from(curves, (curve) => curve?.events[t] ?? 0);
    const d = sum(events);
    if (d === 0) continue;
    const atRisk = Float64Array.from(curves, (curve) => curve?.atRisk[t] ?? 0);
    const n = sum(atRisk);
    const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
    for (let g = 0; g < groups; g++) {
      const share = atRisk[g]! / n;
      observed[g]! += events[g]!;
      expected[g]! += d * share;
      for (let h = 0; h <= g; h++) covariance[g * groups + h]! += spread * share * ((g === h ? 1 : 0) - atRisk[h]! / n);
    }
  }
  return { observed, expected, covariance };
}

function rowsByGroup(group: ArrayLike<number>, groups: number, n: number): number[][] {
  if (group.length !== n) throw new RangeError(`Groups must pair up with durations: got ${group.length}, ${n}`);
  const rows = Array.from({ length: groups }, (): number[] => []);
  for (let row = 0; row < n; row++) {
    const of = rows[group[row]!];
    if (!of) throw new RangeError(`Group numbers must lie within 0 and ${groups - 1}: got ${group[row]} in row ${row}`);
    of.push(row);
  }
  return rows;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
