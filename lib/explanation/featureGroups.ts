import { categoryLabel, type CategoryColumn, type FeatureColumn, type NumberColumn } from '@/lib/dataset/dataset';
import type { NumberSpec } from '@/lib/dataset/schema';
import { formatMoney, formatMonths, formatNumber, formatWithUnit } from '@/lib/format';
import { wilsonInterval } from '@/lib/stats/intervals';
import { missingText } from './words';

/** Fewer customers than this and a share says little. */
export const MIN_GROUP = 30;
/** A number with no more different values than this is shown value by value. */
const MAX_SEPARATE = 12;
const BINS = 8;

/** Customers that are alike in one feature, and how many of them left over the file's whole window. */
export interface FeatureGroup {
  /** "Month-to-month", "1 to 6 months", "€54.20 to €65.10 a month", "No record (not billed yet)", "Not known" */
  label: string;
  /**
   * What selects these customers in an address, /customers?column=value: the category itself, "3..6" for numbers (both ends
   * included, in the column's own unit), and nothing, "", for those for whom it is not known.
   */
  value: string;
  /** Smallest and largest number among them; null for a category and for those for whom it is not known. */
  from: number | null;
  to: number | null;
  count: number;
  churned: number;
  /** churned ÷ count with its 95% interval (Wilson). */
  rate: number;
  lower: number;
  upper: number;
}

interface Tally { from: number; to: number; count: number; churned: number }

/**
 * The customers of a file in groups by one feature. Each belongs to exactly one; none is empty.
 *
 * Categories are a group each, in the dictionary's order. Numbers are, in ascending order, a group for each value where there are
 * at most 12 different ones, else about eight groups of nearly equal size that no value is shared by; neighbours are then merged
 * until each has at least 30 customers. The smallest and the largest value stand alone where their customers clearly leave more or
 * less than their neighbours (nobody is billed before the first month is over). Those for whom it is not known come last.
 *
 * @param churned 1 for a row whose customer left, else 0
 * @returns no group for a file without rows
 */
export function featureGroups(column: FeatureColumn, churned: ArrayLike<number>, currency: string): FeatureGroup[] {
  return column.kind === 'category' ? categoryGroups(column, churned) : numberGroups(column, churned, currency);
}

/**
 * The group that a value belongs to. A number that no customer has goes to the nearest group, as the forest takes it for the
 * nearest it knows; of two equally near, the lower.
 *
 * @returns null where nobody is comparable: for a category that no customer has, and for null where it is known of everybody
 */
export function groupOf(groups: readonly FeatureGroup[], value: number | string | null): FeatureGroup | null {
  if (typeof value !== 'number') return groups.find((group) => group.from === null && group.value === (value ?? '')) ?? null;
  let nearest: FeatureGroup | null = null;
  let distance = Infinity;
  for (const group of groups) {
    if (group.from === null || group.to === null) continue;
    const away = Math.max(group.from - value, value - group.to, 0);
    if (away < distance) [nearest, distance] = [group, away];
  }
  return nearest;
}

/** A number of a column as it is read: 1, "months" → "1 month"; 70.35, "currency/month" → "€70.35 a month". */
export function numberText(value: number, { unit }: NumberSpec, currency: string): string {
  if (unit === 'months' && value === 1) return formatMonths(value);
  return unit.startsWith('currency') ? formatWithUnit(value, unit, currency) : withUnit(formatNumber(value, 6), unit);
}

function categoryGroups(column: CategoryColumn, churned: ArrayLike<number>): FeatureGroup[] {
  const { categories } = column.spec;
  // One more than there are categories: the last is for those for whom it is not known.
  const tallies = Array.from({ length: categories.length + 1 }, () => ({ count: 0, churned: 0 }));
  column.codes.forEach((code, row) => add(tallies[code < 0 ? categories.length : code]!, churned[row]!));
  return tallies.flatMap((tally, code) => {
    const category = categories[code];
    const named = category === undefined ? gap(column.spec) : { label: categoryLabel(column.spec, category), value: category };
    return tally.count > 0 ? [finished({ ...named, from: null, to: null }, tally)] : [];
  });
}

function numberGroups(column: NumberColumn, churned: ArrayLike<number>, currency: string): FeatureGroup[] {
  const byValue = new Map<number, Tally>();
  const notKnown = { count: 0, churned: 0 };
  column.values.forEach((value, row) => {
    if (Number.isNaN(value)) return add(notKnown, churned[row]!);
    let tally = byValue.get(value);
    if (!tally) byValue.set(value, (tally = { from: value, to: value, count: 0, churned: 0 }));
    add(tally, churned[row]!);
  });
  const values = [...byValue.values()].sort((a, b) => a.from - b.from);
  const tallies = mergeRare(values.length <= MAX_SEPARATE ? values : splitEnds(values, quantileBins(values)));
  const text = rangeText(tallies, column.spec, currency);
  return [
    ...tallies.map((tally) => finished({ label: text(tally), value: `${tally.from}..${tally.to}`, from: tally.from, to: tally.to }, tally)),
    ...(notKnown.count > 0 ? [finished({ ...gap(column.spec), from: null, to: null }, notKnown)] : []),
  ];
}

/** Those without a value, with the dictionary's reason where it gives one. */
function gap(spec: FeatureColumn['spec']): { label: string; value: '' } {
  const text = missingText(spec);
  return { label: text.charAt(0).toUpperCase() + text.slice(1), value: '' };
}

function add(tally: { count: number; churned: number }, churned: number): void {
  tally.count++;
  tally.churned += churned;
}

function finished(group: Pick<FeatureGroup, 'label' | 'value' | 'from' | 'to'>, { count, churned }: { count: number; churned: number }): FeatureGroup {
  const [lower, upper] = wilsonInterval(churned, count);
  return { ...group, count, churned, rate: churned / count, lower, upper };
}

function union(low: Tally, high: Tally): Tally {
  return { from: low.from, to: high.to, count: low.count + high.count, churned: low.churned + high.churned };
}

/** Values in ascending order in bins of nearly equal count: each goes, whole, where the middle of its customers falls. */
function quantileBins(values: readonly Tally[]): Tally[] {
  const n = values.reduce((sum, { count }) => sum + count, 0);
  const bins = Math.min(BINS, Math.max(1, Math.floor(n / MIN_GROUP)));
  const filled = new Map<number, Tally>();
  let below = 0;
  for (const value of values) {
    const bin = Math.floor((bins * (below + value.count / 2)) / n);
    const held = filled.get(bin);
    filled.set(bin, held ? union(held, value) : value);
    below += value.count;
  }
  return [...filled.values()];
}

/** Takes the smallest and the largest value out of their bins where they are many and the rest of the bin is clearly unlike them. */
function splitEnds(values: readonly Tally[], bins: readonly Tally[]): Tally[] {
  const split = (bin: Tally, end: Tally): [rest: Tally, end: Tally] | null => {
    const rest = { ...bin, count: bin.count - end.count, churned: bin.churned - end.churned };
    if (end.count < MIN_GROUP || rest.count < MIN_GROUP) return null;
    const [endLower, endUpper] = wilsonInterval(end.churned, end.count);
    const [restLower, restUpper] = wilsonInterval(rest.churned, rest.count);
    return endUpper < restLower || endLower > restUpper ? [rest, end] : null;
  };
  const found = [...bins];
  const low = split(found[0]!, values[0]!);
  if (low) found.splice(0, 1, low[1], { ...low[0], from: values[1]!.from });
  const high = split(found.at(-1)!, values.at(-1)!);
  if (high) found.splice(-1, 1, { ...high[0], to: values.at(-2)!.to }, high[1]);
  return found;
}

/** Joins a group of few to the next higher, and the highest to the one below it. */
function mergeRare(tallies: readonly Tally[]): Tally[] {
  const merged: Tally[] = [];
  for (const tally of tallies) {
    const last = merged.at(-1);
    if (last && last.count < MIN_GROUP) merged[merged.length - 1] = union(last, tally);
    else merged.push(tally);
  }
  const [highest, below] = [merged.at(-1), merged.at(-2)];
  if (highest && below && highest.count < MIN_GROUP) merged.splice(-2, 2, union(below, highest));
  return merged;
}

/** How the ends of the groups are printed: with as many decimals as it takes to tell them all apart. */
function rangeText(tallies: readonly Tally[], spec: NumberSpec, currency: string): (tally: Tally) => string {
  const ends = [...new Set(tallies.flatMap(({ from, to }) => [from, to]))];
  let digits = 2;
  while (digits < 8 && new Set(ends.map((end) => formatNumber(end, digits))).size < ends.length) digits++;
  const { unit } = spec;
  const bare = (value: number) => (unit.startsWith('currency') ? formatMoney(value, currency) : formatNumber(value, digits));
  const full = (value: number) => (unit.startsWith('currency') ? formatWithUnit(value, unit, currency) : withUnit(bare(value), unit));
  return ({ from, to }) => (from === to ? (unit === 'months' && from === 1 ? formatMonths(from) : full(from)) : `${bare(from)} to ${full(to)}`);
}

function withUnit(text: string, unit: string): string {
  return unit ? `${text} ${unit}` : text;
}
