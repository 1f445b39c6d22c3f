import type { EncodedFeature, Encoder } from '@/lib/churn/encoder';
import { bucketCode } from './designMatrix';
import { shrinkTowards } from './estimateLeaves';

/** One question about one feature. A number below a value, or the value itself; null stands for a missing value. */
export type RuleTest = { feature: string; kind: 'below'; value: number } | { feature: string; kind: 'is'; value: string | null };

/** Customers who pass the test churn in the share `yes`, the others in the share `no`. A missing number is not below anything. */
export type BestRule = RuleTest & { yes: number; no: number };

/** Rows of either answer that the base rate counts for, so that a rule of three lucky rows is not certain. */
const PRIOR_ROWS = 5;

/** Where the codes of one feature stand, sorted once for many searches. */
export interface SortedFeature {
  feature: EncodedFeature;
  /** n rows by ascending code, ties by row. */
  order: Uint32Array;
  /** The code of each row of `order`. */
  codes: Float32Array;
}

/**
 * Sorts each column of X.
 *
 * @param X n×p codes, row-major, as the encoder makes them
 */
export function sortFeatures(encoder: Encoder, X: Float32Array, n: number): SortedFeature[] {
  const p = encoder.length;
  return encoder.map((feature, j) => {
    const order = Uint32Array.from({ length: n }, (_, row) => row).sort((a, b) => X[a * p + j]! - X[b * p + j]! || a - b);
    return { feature, order, codes: Float32Array.from(order, (row) => X[row * p + j]!) };
  });
}

/**
 * The single question that best tells who churns: every cut of every number and every category is tried, and the lowest log loss
 * on the training rows wins; of equals the first. O(n·p) after sorting.
 *
 * @param y n labels, 0|1
 * @param isTraining whether the rule may see a row
 * @returns null where no question divides the training rows
 * @see Holte (1993), Very simple classification rules perform well on most commonly used datasets
 */
export function findBestRule(sorted: readonly SortedFeature[], y: Uint8Array, isTraining: (row: number) => boolean): BestRule | null {
  let best: { rule: BestRule; loss: number } | null = null;
  for (const candidates of sorted) {
    const groups = groupByCode(candidates, y, isTraining);
    const all = groups.reduce((sum, group) => ({ n: sum.n + group.n, churned: sum.churned + group.churned }), { n: 0, churned: 0 });
    for (const { test, inside } of divisions(candidates.feature, groups)) {
      if (inside.n === 0 || inside.n === all.n) continue;
      const outside = { n: all.n - inside.n, churned: all.churned - inside.churned };
      const [yes, no] = [inside, outside].map((side) => shrinkTowards(all.churned / all.n, side.churned, side.n, PRIOR_ROWS)) as [number, number];
      const loss = lossOf(inside, yes) + lossOf(outside, no);
      if (!best || loss < best.loss) best = { rule: { ...test, yes, no }, loss };
    }
  }
  return best && best.rule;
}

interface Group { code: number; n: number; churned: number }

/** Training rows and churned ones by code, ascending. */
function groupByCode({ order, codes }: SortedFeature, y: Uint8Array, isTraining: (row: number) => boolean): Group[] {
  const groups: Group[] = [];
  order.forEach((row, i) => {
    if (!isTraining(row)) return;
    let last = groups.at(-1);
    if (last?.code !== codes[i]) groups.push((last = { code: codes[i]!, n: 0, churned: 0 }));
    last!.n++;
    last!.churned += y[row]!;
  });
  return groups;
}

/** Every question about a feature, with the rows that answer yes. */
function* divisions(feature: EncodedFeature, groups: readonly Group[]): Generator<{ test: RuleTest; inside: Omit<Group, 'code'> }> {
  const { name } = feature;
  const below = { n: 0, churned: 0 };
  for (const group of groups) {
    if (feature.kind === 'category') yield { test: { feature: name, kind: 'is', value: feature.categories[group.code] ?? null }, inside: group };
    else if (group.code === bucketCode(feature)) yield { test: { feature: name, kind: 'is', value: null }, inside: group };
    else {
      yield { test: { feature: name, kind: 'below', value: group.code }, inside: { ...below } };
      below.n += group.n;
      below.churned += group.churned;
    }
  }
}

/** Log loss of a group to which one share is predicted; without a churned row or without another, its other term is 0. */
function lossOf({ n, churned }: Omit<Group, 'code'>, share: number): number {
  return -(churned > 0 ? churned * Math.log(share) : 0) - (churned < n ? (n - churned) * Math.log1p(-share) : 0);
}

/** The rule's probability for one row of X. */
export function applyRule(rule: BestRule, encoder: Encoder, X: Float32Array, row: number): number {
  const j = encoder.findIndex((feature) => feature.name === rule.feature);
  const feature = encoder[j]!;
  const code = X[row * encoder.length + j]!;
  if (rule.kind === 'below') return code < rule.value && code !== bucketCode(feature) ? rule.yes : rule.no;
  const asked = feature.kind === 'category' && rule.value !== null ? feature.categories.indexOf(rule.value) : bucketCode(feature);
  return code === asked ? rule.yes : rule.no;
}
