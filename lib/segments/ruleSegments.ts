import { columnsByRole, type Column, type Dataset } from '@/lib/dataset/dataset';
import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import { GROW_WITH_TIME } from '@/lib/dataset/schema';
import { formatCut, formatRate, formatWithUnit } from '@/lib/format';
import { quantileOf } from '@/lib/stats/quantile';
import { categoriesText, rangeText } from './conditionWords';
import type { SegmentCondition, SegmentRule } from './schema';

export interface SegmentInput {
  dataset: Dataset;
  /** Rows of the active customers: a top share is a share of these. */
  active: ArrayLike<number>;
  /** Probability to leave by row, NaN where there is none; null without a model. */
  probability: ArrayLike<number> | null;
  threshold: number;
  /** Months of tenure by row on an earlier day, in place of the column's. */
  tenure?: ArrayLike<number>;
}

/** A segment of a dataset: its rule in words, and why the rule can take nobody where that is so. */
export interface RuleSegment {
  id: string;
  label: string;
  /** The rule with its numbers, as far as the ones before it leave anyone. */
  text: string;
  /** Whether it depends on how long a customer has been there, directly or through the model: survival must not be compared by such groups. */
  dependsOnTime: boolean;
  /** The columns that the rule asks for, by name; the model is none. */
  columns: string[];
}

export interface RuleSegments {
  /** In order of precedence; rules that cannot be applied to this dataset are left out. */
  segments: RuleSegment[];
  /** Place in `segments` by row. */
  of: Uint8Array;
  /** Rules left out, each with what they lack. */
  absent: { label: string; lacks: string }[];
}

const NONE = 255;
/** From here on a share is another one than was asked for. */
const CLEARLY = 0.02;

interface Test extends Pick<RuleSegment, 'text' | 'dependsOnTime' | 'columns'> {
  holds: (row: number) => boolean;
}

/** What a rule asks for, and the dataset does not have. */
interface Lack {
  lacks: string;
}

/**
 * The rule segment of every customer: the first whose conditions all hold. Rules that need a column or a model that is not there
 * are left out. O(rows × rules).
 */
export function assignSegments(rules: readonly SegmentRule[], input: SegmentInput): RuleSegments {
  const absent: RuleSegments['absent'] = [];
  const applied: { segment: RuleSegment; tests: Test[] }[] = [];
  for (const { id, label, when } of rules) {
    const tests = when.map((condition) => testOf(condition, input));
    const lack = tests.find((test): test is Lack => 'lacks' in test);
    if (lack) {
      absent.push({ label, lacks: lack.lacks });
      continue;
    }
    const complete = tests as Test[];
    const text = complete.length > 0 ? sentence(complete.map((test) => test.text).join(', and ')) : 'Everyone else';
    applied.push({ segment: { id, label, text, dependsOnTime: complete.some((test) => test.dependsOnTime), columns: complete.flatMap((test) => test.columns) }, tests: complete });
  }
  return { segments: applied.map(({ segment }) => segment), of: firstThatHold(applied.map(({ tests }) => tests), input.dataset.rowCount), absent };
}

/** Place of the first rule that holds, by row; 255 where none does. A rule at a time: a million customers are asked in each of 24 months. */
function firstThatHold(rules: readonly (readonly Test[])[], rowCount: number): Uint8Array {
  const of = new Uint8Array(rowCount).fill(NONE);
  rules.forEach((tests, place) => {
    for (let row = 0; row < rowCount; row++) {
      if (of[row] !== NONE) continue;
      let holds = true;
      for (let t = 0; holds && t < tests.length; t++) holds = tests[t]!.holds(row);
      if (holds) of[row] = place;
    }
  });
  return of;
}

function testOf(condition: SegmentCondition, input: SegmentInput): Test | Lack {
  if ('predicted' in condition) {
    const { probability, threshold } = input;
    if (!probability) return { lacks: 'a model' };
    return { holds: (row) => probability[row]! >= threshold, text: `predicted to leave: probability of ${formatCut(threshold)} or more`, dependsOnTime: true, columns: [] };
  }
  return 'in' in condition ? categoryTest(condition, input) : numberTest(condition, input);
}

function categoryTest({ column: name, in: categories }: Extract<SegmentCondition, { in: string[] }>, { dataset }: SegmentInput): Test | Lack {
  const column = dataset.columns.get(name);
  if (column?.kind !== 'category') return { lacks: `a category column "${name}"` };
  const codes = new Set(categories.map((category) => column.spec.categories.indexOf(category)));
  if (codes.has(-1)) return { lacks: `the category "${categories.find((category) => !column.spec.categories.includes(category))}" of ${column.spec.label}` };
  return {
    holds: (row) => codes.has(column.codes[row]!),
    text: categoriesText(column.spec, categories),
    dependsOnTime: false,
    columns: [name],
  };
}

function numberTest(condition: Extract<SegmentCondition, { of: unknown }>, { dataset, active, tenure }: SegmentInput): Test | Lack {
  const { of, topShare } = condition;
  const column: Column | undefined = typeof of === 'string' ? columnsByRole(dataset, of)[0] : dataset.columns.get(of.column);
  if (column?.kind !== 'number') return { lacks: typeof of === 'string' ? `a column with ${COLUMN_FOR[of]}` : `a number column "${of.column}"` };
  const { spec } = column;
  const values = (spec.role === 'tenure' && tenure) || column.values;
  const told = { dependsOnTime: GROW_WITH_TIME.includes(spec.role), columns: [spec.name] };
  if (topShare !== undefined) {
    const from = topShareFrom(values, active, topShare);
    return { holds: (row) => values[row]! >= from, text: `${spec.label} in the top ${topText(topShare, shareFrom(values, active, from))} of active customers: ${formatWithUnit(from, spec.unit, dataset.dictionary.currency)} or more`, ...told };
  }
  const { atLeast = -Infinity, atMost = Infinity } = condition;
  return { holds: (row) => values[row]! >= atLeast && values[row]! <= atMost, text: rangeText(spec, condition, dataset.dictionary.currency), ...told };
}

/**
 * The value from which a customer belongs to the highest `share` of the active ones (type-7 quantile); NaN where none has a value. Where so many
 * have just that value that they are clearly another share, and the next value comes closer, that one.
 */
export function topShareFrom(values: ArrayLike<number>, active: ArrayLike<number>, share: number): number {
  const known = new Float64Array(active.length);
  let count = 0;
  for (let i = 0; i < active.length; i++) {
    const value = values[active[i]!]!;
    if (!Number.isNaN(value)) known[count++] = value;
  }
  const from = quantileOf(known.subarray(0, count), 1 - share);
  let [at, above, next] = [0, 0, Infinity];
  for (let i = 0; i < count; i++) {
    at += Number(known[i]! >= from);
    above += Number(known[i]! > from);
    if (known[i]! > from && known[i]! < next) next = known[i]!;
  }
  return above > 0 && at / count - share > CLEARLY && share - above / count < at / count - share ? next : from;
}

/** Of the active customers whose value is known, those at `from` or above, 0–1. */
export function shareFrom(values: ArrayLike<number>, active: ArrayLike<number>, from: number): number {
  let [known, above] = [0, 0];
  for (let i = 0; i < active.length; i++) {
    const value = values[active[i]!]!;
    known += Number(!Number.isNaN(value));
    above += Number(value >= from);
  }
  return above / known;
}

/**
 * A share that was asked for, or where ties make it clearly another, the one that it is.
 *
 * @example topText(1 / 3, 0.334) // "third"
 * @example topText(1 / 3, 0.18) // "18.0%"
 */
export function topText(wanted: number, found: number): string {
  return Math.abs(wanted - found) <= CLEARLY ? shareText(wanted) : formatRate(found);
}

export function shareText(share: number): string {
  return Math.abs(share - 1 / 3) < 0.001 ? 'third' : formatRate(share);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
