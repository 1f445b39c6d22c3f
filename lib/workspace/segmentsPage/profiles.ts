import { numberByRole } from '@/lib/dataset/dataset';
import { distinguishing } from '@/lib/segments/traits';
import { wilsonInterval } from '@/lib/stats/intervals';
import { customerBase } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';

/** What a group of customers comes to. Sums over the groups of a partition are the totals of the overview. */
export interface Profile {
  /** Everybody whom the rate is of, and those of them who left. */
  customers: number;
  left: number;
  /** left ÷ customers with its 95% interval (Wilson), 0–1; NaN of nobody. */
  rate: number;
  lower: number;
  upper: number;
  active: number;
  /** Of all active customers, 0–1; NaN where there are none. */
  share: number;
  /** Over the active. Null where the dataset has no charges, or needs tenure for a lifetime value, or a model for risk. */
  charge: Sum | null;
  clv: Sum | null;
  atRisk: Sum | null;
  /** What distinguishes the group from everybody else, strongest first, in words. */
  traits: string[];
}

/** Over the active customers of a group for whom the value is known. */
export interface Sum { sum: number; known: number; average: number }

const TRAITS = 4;

interface ProfileOptions {
  /** Columns by group that say what the group was made from, and so tell nothing. */
  tautologies?: (group: number) => ReadonlySet<string>;
  /** Group of every row for the rate alone, where it must not be the one of today. */
  rateOf?: ArrayLike<number>;
}

/**
 * Profiles of the groups of a partition. O(rows × columns) a group.
 *
 * @param of group of every row, 0 … groups − 1
 */
export function profiles(workspace: Workspace, of: ArrayLike<number>, groups: number, { tautologies = () => new Set(), rateOf = of }: ProfileOptions = {}): Profile[] {
  const { dataset, churned, activeRows } = workspace;
  const base = customerBase(workspace);
  const customers = new Float64Array(groups);
  const left = new Float64Array(groups);
  const active = new Float64Array(groups);
  churned.forEach((flag, row) => {
    customers[rateOf[row]!]!++;
    left[rateOf[row]!]! += flag;
    active[of[row]!]! += 1 - flag;
  });
  const [charge, clv, atRisk] = [numberByRole(dataset, 'monthlyCharge'), base.clv, base.atRisk].map((values) => values && sums(values, activeRows, of, groups));
  return Array.from({ length: groups }, (_, group): Profile => {
    const [n, gone] = [customers[group]!, left[group]!];
    const [lower, upper] = wilsonInterval(gone, n);
    return {
      customers: n, left: gone, rate: gone / n, lower, upper,
      active: active[group]!,
      share: active[group]! / activeRows.length,
      charge: charge?.[group] ?? null,
      clv: clv?.[group] ?? null,
      atRisk: atRisk?.[group] ?? null,
      traits: distinguishing(dataset, (row) => of[row] === group, { top: TRAITS, without: tautologies(group) }).map(({ text }) => text),
    };
  });
}

function sums(values: Float64Array, rows: Int32Array, of: ArrayLike<number>, groups: number): Sum[] {
  const found = Array.from({ length: groups }, () => ({ sum: 0, known: 0 }));
  for (const row of rows) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    const into = found[of[row]!]!;
    into.sum += value;
    into.known++;
  }
  return found.map(({ sum, known }) => ({ sum, known, average: sum / known }));
}
