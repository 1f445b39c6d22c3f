import { featureColumns, type CategoryColumn, type Dataset, type NumberColumn } from '@/lib/dataset/dataset';
import { cohensD, cohensH, holm, normalPValue, twoProportionsZ, welchZ, type Sample } from './traitsTests';
import { categoryWords, traitText } from './traitsWords';

/** One way in which a group of customers is unlike everybody else. */
export interface Trait {
  /** Column name, and what people read for it. */
  column: string;
  label: string;
  /** The category whose share differs, as the dictionary has it; null for a number, whose mean differs. */
  category: string | null;
  direction: 'higher' | 'lower';
  /** Cohen's d of a number, Cohen's h of a category: above 0 where the group has more. .2 is small, .5 medium, .8 large. */
  effect: number;
  /** Mean of the number, or share of the category (0–1), within the group and among all others; gaps do not count. */
  inGroup: number;
  others: number;
  /** Corrected for all tests of the group (Holm). */
  pValue: number;
  /** "Support calls 4.1 in 90 days, others 1.2", "Contract Month-to-month 92%, others 41%" */
  text: string;
}

export interface TraitOptions {
  /** Columns to leave out, by name. */
  without?: ReadonlySet<string>;
  /** Effects below this are not worth a word, however certain. */
  minEffect?: number;
}

const LEVEL = 0.05;
/** Cohen's "small". */
const MIN_EFFECT = 0.2;
/** With fewer on either side, a normal tail is no guide. */
const MIN_CUSTOMERS = 10;
const FEW = 5;

type Found = Omit<Trait, 'pValue' | 'text'>;
interface Test { trait: Found; pValue: number }

/**
 * What distinguishes a group of customers from everybody else: the largest standardised differences that are more than chance,
 * strongest first, at most one a column, and of columns that share a category ("No internet") only the strongest. Only features are
 * looked at, so a protected column is never a trait.
 *
 * Of a group that was itself found by looking for differences (a cluster), the p-values are no evidence that it exists; they still keep
 * words from being made of noise.
 *
 * @param includes whether the customer of a row is in the group
 * @returns empty where the group or the rest has fewer than 10 customers, and where nothing differs
 * @see Cohen (1988) for d and h; Holm (1979)
 * @example distinguishing(dataset, (row) => segment[row] === 2)[0]?.text // "Tenure 3.1 months, others 34"
 */
export function distinguishing(dataset: Dataset, includes: (row: number) => boolean, { top = FEW, ...options }: TraitOptions & { top?: number } = {}): Trait[] {
  const columns = new Set<string>();
  const told: string[] = [];
  const traits = significantTraits(dataset, includes, options).filter(({ column, category }) => {
    if (columns.has(column)) return false;
    columns.add(column);
    const words = category === null ? '' : categoryWords(category, column, dataset);
    if (words && told.some((other) => other.includes(words) || words.includes(other))) return false;
    if (words) told.push(words);
    return true;
  });
  return traits.slice(0, top);
}

/** Every significant difference, each category of a column by itself, strongest first. Else as `distinguishing`. */
export function significantTraits(dataset: Dataset, includes: (row: number) => boolean, { without, minEffect = MIN_EFFECT }: TraitOptions = {}): Trait[] {
  const member = new Uint8Array(dataset.rowCount);
  for (let row = 0; row < member.length; row++) member[row] = includes(row) ? 1 : 0;
  const columns = featureColumns(dataset).filter(({ spec }) => !without?.has(spec.name));
  const tests = columns.flatMap((column) => (column.kind === 'number' ? numberTest(column, member) : categoryTests(column, member)));
  const corrected = holm(tests.map(({ pValue }) => pValue));
  return tests
    .map(({ trait }, i) => ({ trait, pValue: corrected[i]! }))
    .filter(({ trait, pValue }) => pValue < LEVEL && Math.abs(trait.effect) >= minEffect)
    // Of the two sides of a yes or no, which are equally large, the one that the group has more of.
    .sort((a, b) => Math.abs(b.trait.effect) - Math.abs(a.trait.effect) || b.trait.effect - a.trait.effect)
    .map(({ trait, pValue }) => ({ ...trait, pValue, text: traitText(trait, dataset) }));
}

function numberTest({ spec, values }: NumberColumn, member: Uint8Array): Test[] {
  const [others, group] = moments(values, member);
  if (Math.min(group.n, others.n) < MIN_CUSTOMERS) return [];
  const effect = cohensD(group, others);
  if (Number.isNaN(effect)) return [];
  return [{ trait: found(spec, null, effect, group.mean, others.mean), pValue: normalPValue(welchZ(group, others)) }];
}

function categoryTests({ spec, codes }: CategoryColumn, member: Uint8Array): Test[] {
  const hits = [spec.categories.map(() => 0), spec.categories.map(() => 0)] as const;
  const n: [others: number, group: number] = [0, 0];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code < 0) continue;
    const side = member[row] === 1 ? 1 : 0;
    hits[side][code]!++;
    n[side]++;
  }
  if (Math.min(...n) < MIN_CUSTOMERS) return [];
  const present = [...spec.categories.keys()].filter((code) => hits[0][code]! + hits[1][code]! > 0);
  const tests = present.map((code): Test => {
    const [others, group] = [{ hits: hits[0][code]!, n: n[0] }, { hits: hits[1][code]!, n: n[1] }];
    const [own, rest] = [group.hits / group.n, others.hits / others.n];
    return { trait: found(spec, spec.categories[code]!, cohensH(own, rest), own, rest), pValue: normalPValue(twoProportionsZ(group, others)) };
  });
  if (present.length < 2) return [];
  // Two categories mirror each other: one test, of the one that the group has more of.
  return present.length === 2 ? [tests[0]!.trait.effect >= 0 ? tests[0]! : tests[1]!] : tests;
}

function found(spec: NumberColumn['spec'] | CategoryColumn['spec'], category: string | null, effect: number, inGroup: number, others: number): Found {
  return { column: spec.name, label: spec.label, category, direction: effect >= 0 ? 'higher' : 'lower', effect, inGroup, others };
}

/** Count, mean and variance of those outside and inside, in two passes. */
function moments(values: Float64Array, member: Uint8Array): [others: Sample, group: Sample] {
  const [n, mean, squares] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)];
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row]!)) continue;
    n[member[row]!]!++;
    mean[member[row]!]! += values[row]!;
  }
  for (const side of [0, 1]) mean[side]! /= n[side]!;
  for (let row = 0; row < values.length; row++) {
    if (!Number.isNaN(values[row]!)) squares[member[row]!]! += (values[row]! - mean[member[row]!]!) ** 2;
  }
  const sample = (side: 0 | 1): Sample => ({ n: n[side]!, mean: mean[side]!, variance: squares[side]! / (n[side]! - 1) });
  return [sample(0), sample(1)];
}
