import type { ColumnSpec, Role } from '@/lib/dataset/schema';
import { currencyOf } from './affixes';
import { planCategories, type CategoryPlan } from './categories';
import type { ColumnFacts } from './columnFacts';
import type { Guess } from './guess';
import { hasWord, headerLabel } from './headerWords';
import { MONTHS_IN, periodInName } from './periods';
import type { DERIVED_NAMES, ColumnChanges, ColumnType } from './schema';
import { MONEY, NO_FLAG, NO_MONEY } from './vocabulary';

/** A month count that no customer of today exceeds, and the most that a survival curve is drawn for. */
const USUAL_TENURE = 600;
const MAX_TENURE = 2400;

/** The entry of a dictionary for one column of the file; what a person chose comes before what was guessed. */
export function columnSpec(column: ColumnFacts, guess: Guess, changes: ColumnChanges = {}): ColumnSpec {
  const role = changes.role ?? guess.role;
  const chosen = { ...guess.settings, ...changes };
  const type = changes.type ?? typeFor(role, column, guess.settings?.type);
  const isRequired = role === 'id' || role === 'churn' || role === 'tenure';
  const base = {
    name: column.name, label: chosen.label ?? labelOf(column, role, chosen), role, actionable: chosen.actionable ?? false,
    description: role === 'ignored' ? guess.reason : '',
    // A column that is only shown refuses no row.
    nullable: chosen.nullable ?? (!isRequired && (column.missing > 0 || role === 'ignored' || role === 'churnDate')),
    ...(role === 'churnDate' ? { missingMeans: 'Still a customer' } : {}),
  };
  if (type === 'text') return { ...base, type };
  if (type === 'date') return { ...base, type, ...(chosen.format ?? column.format ? { format: chosen.format ?? column.format! } : {}) };
  if (type === 'category') {
    // Who left is never grouped: each of its values is one that people know.
    const isStray = (value: string) => role === 'churn' && guess.strays?.includes(value) === true && !chosen.churnedWhen?.includes(value);
    const plan = planCategories(column.values.filter(([value]) => !isStray(value)), column.present, role === 'churn' ? null : chosen.others);
    return { ...base, type, ...categoryTerms(column, role, chosen, plan), description: groupingOf(plan) };
  }
  return { ...base, type, ...numberTerms(column, role, chosen) };
}

/** The entry for a column that is made from the others. */
export function derivedSpec(derived: keyof typeof DERIVED_NAMES, reason: string, name: string, changes: ColumnChanges = {}): ColumnSpec {
  const base = { name, description: reason, nullable: false, actionable: false, derived };
  if (derived === 'row-number') return { ...base, label: changes.label ?? 'Row', role: 'id', type: 'text' };
  if (derived === 'between-dates') return { ...base, label: changes.label ?? 'Tenure', role: 'tenure', type: 'integer', unit: 'months', min: 0, max: MAX_TENURE };
  return { ...base, label: changes.label ?? 'Churn', role: 'churn', type: 'category', categories: ['No', 'Yes'], categoryLabels: {}, churnedWhen: 'Yes' };
}

function typeFor(role: Role, column: ColumnFacts, guessed: ColumnType | undefined): ColumnType {
  if (role === 'id' || role === 'ignored') return 'text';
  if (role === 'churn') return 'category';
  if (role === 'signupDate' || role === 'churnDate') return 'date';
  if (guessed) return guessed;
  if (role === 'segmentation') return 'category';
  return column.kind === 'integer' || column.kind === 'number' ? column.kind : 'category';
}

/** The header in sentence case; where the file counts by another period than the month it says so no more, for the values are by the month by then. */
function labelOf(column: ColumnFacts, role: Role, { period = 'month' }: ColumnChanges): string {
  const label = answerable(headerLabel(column.name), column);
  if (period === 'month' || (role !== 'tenure' && role !== 'monthlyCharge')) return label;
  const words = label.split(' ').filter((word) => periodInName([word.toLowerCase()]) !== period && !/^(in|per|by)$/i.test(word)).join(' ');
  if (role === 'tenure') return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'Tenure';
  return words ? `Monthly ${words.charAt(0).toLowerCase()}${words.slice(1)}` : 'Monthly charge';
}

/** "Is active member" without its "is": No and Yes stand before the label, as in "No active member". */
function answerable(label: string, column: ColumnFacts): string {
  const [first, ...more] = label.split(' ');
  if (!/^(is|has)$/i.test(first!) || more.length === 0 || column.distinct > 2) return label;
  const rest = more.join(' ');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** How rare values are grouped, for the reader; empty where they are not. */
function groupingOf({ others, grouped, covered }: CategoryPlan): string {
  return others === null || grouped === 0 ? '' : `${grouped === 1 ? '1 value' : `${grouped} values`} that few customers have, ${(100 * (1 - covered)).toFixed(1)}% of the rows, ${grouped === 1 ? 'counts' : 'count'} as "${others}".`;
}

function categoryTerms(column: ColumnFacts, role: Role, chosen: ColumnChanges, plan: CategoryPlan) {
  const spellings = { ...plan.spellings };
  let { categories } = plan;
  const churned: { churnedWhen?: string } = {};
  if (role === 'churn') {
    const [first = '', ...more] = (chosen.churnedWhen ?? []).map((value) => (Object.hasOwn(spellings, value) ? spellings[value]! : value));
    churned.churnedWhen = first;
    // One category stands for all who left: the others are written as it.
    const merged = new Set(more.filter((value) => value !== first));
    categories = categories.filter((value) => !merged.has(value));
    for (const [variant, value] of Object.entries(spellings)) if (merged.has(value)) spellings[variant] = first;
    for (const value of merged) spellings[value] = first;
  }
  const labels = isFlag(column, categories) ? { [categories[0]!]: 'No', [categories[1]!]: 'Yes' } : {};
  return {
    categories, categoryLabels: labels, ...churned,
    ...(plan.others === null ? {} : { others: plan.others }),
    ...(Object.keys(spellings).length === 0 ? {} : { spellings }),
  };
}

/** 0 and 1 under a name that can be answered with yes or no. */
function isFlag(column: ColumnFacts, categories: readonly string[]): boolean {
  const [first = '', last = ''] = [column.words[0], column.words.at(-1)];
  const isAnswer = /^(is|has|was|had|can|does|did|uses)$/.test(first) || !NO_FLAG.has(last);
  return categories.length === 2 && Number(categories[0]) === 0 && Number(categories[1]) === 1 && isAnswer;
}

function numberTerms(column: ColumnFacts, role: Role, chosen: ColumnChanges) {
  const period = role === 'tenure' || role === 'monthlyCharge' || role === 'startingCharge' ? (chosen.period ?? 'month') : 'month';
  const factor = role === 'tenure' ? MONTHS_IN[period] : 1 / MONTHS_IN[period];
  const { min, max } = column.numbers;
  const bounds = role === 'tenure' ? { min: 0, max: Math.min(MAX_TENURE, Math.max(USUAL_TENURE, Math.ceil(max * factor))) } : { min: min < 0 ? -roomy(-min * factor) : 0, max: roomy(max * factor) };
  return { min: chosen.min ?? bounds.min, max: chosen.max ?? bounds.max, unit: chosen.unit ?? unitOf(column, role), ...(period === 'month' ? {} : { period }) };
}

/** The power of ten at least ten times as large: what was seen is never refused, and a slip of the pen is. */
function roomy(size: number): number {
  return Math.min(1e12, Math.max(10, 10 ** Math.ceil(Math.log10(Math.max(size, 1)) + 1)));
}

function unitOf(column: ColumnFacts, role: Role): string {
  if (role === 'tenure') return 'months';
  if (role === 'monthlyCharge' || role === 'startingCharge') return 'currency/month';
  if (role === 'totalCharge') return 'currency';
  const { meaning } = column;
  if (meaning === null) return hasWord(column.words, MONEY) && !hasWord(column.words, NO_MONEY) ? 'currency' : '';
  if (currencyOf(meaning)) return meaning.endsWith('/month') ? 'currency/month' : meaning.includes('/') ? `currency/${meaning.split('/')[1]}` : 'currency';
  return meaning in MONTHS_IN ? `${meaning}s` : meaning;
}

