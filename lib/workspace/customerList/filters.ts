import { categoryLabel, customerIds, featureColumns, type FeatureColumn } from '@/lib/dataset/dataset';
import { labelWithin } from '@/lib/dataset/labelWithin';
import type { NumberSpec } from '@/lib/dataset/schema';
import { missingText } from '@/lib/explanation/words';
import { formatMonths } from '@/lib/format';
import { QUADRANTS } from '@/lib/segments/quadrants';
import { bandChoices, customerBase } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import { Vocabulary } from './address';
import { howIdsMatch, idPattern } from './idPattern';
import { codePass, patternPass, rangePass, type Pass } from './passes';
import { columnLimit, segmentLimit, type RateLimit } from './rateLimit';
import { rangeText, readRange, SHARE } from './ranges';

/** Groups of customers that no column of the file names. */
const DERIVED = ['risk', 'segment', 'quadrant', 'cluster', 'leaving'] as const;
type Derived = (typeof DERIVED)[number];

/** What the list's address says of the list itself. A column that bears such a name cannot be filtered by: the list comes first. */
export const LIST_PARAMETERS = ['page', 'status', 'sort', 'id', 'open'] as const;

/** One thing that a filter may ask for. `value` is a category, a range "3..6", or "" for those for whom it is not known. */
export interface Choice {
  value: string;
  label: string;
}

/** One condition on the customers of a list. */
export interface CustomerFilter {
  /** The parameter: a column, a derived group, or "id". */
  name: string;
  title: string;
  /** Alternatives; one of them must hold. */
  choices: Choice[];
  /** "Contract: One year or Two year" */
  label: string;
  pass: Pass;
  /** Why those who left, among the customers it leaves, are no rate of leaving; null where they are. */
  rateLimit: RateLimit | null;
  /** Values of such choices as the texts of the parameter, one or several. */
  write: (values: readonly string[]) => string[];
}

interface Source {
  name: string;
  title: string;
  rateLimit: RateLimit | null;
  words: Vocabulary;
}

/** What can be filtered by, with what can be chosen: a form is made from it, and an address is read with it. */
export type FilterSource =
  | (Source & { kind: 'choices'; derived: boolean; choices: Choice[]; codes: Int16Array | Uint8Array })
  | (Source & { kind: 'range'; spec: Pick<NumberSpec, 'unit'>; values: Float64Array; min: number; max: number; missing: Choice | null });

/** Of what an address holds and nothing understands, no more than this is repeated. */
const MAX_ECHO = 40;

export function shortened(text: string): string {
  return text.length > MAX_ECHO ? `${text.slice(0, MAX_ECHO)}…` : text;
}

/** Whether a list of customers can be asked for by a column of this name. */
export function canFilterBy(column: string): boolean {
  return ![...LIST_PARAMETERS, ...DERIVED].some((reserved) => reserved === column);
}

const sources = new WeakMap<Workspace, FilterSource[]>();

/** Derived groups first, then the columns that the model may see; computed once for each loaded state. */
export function filterSources(workspace: Workspace): FilterSource[] {
  let found = sources.get(workspace);
  if (!found) {
    const { dataset } = workspace;
    const columns = featureColumns(dataset).filter((column) => canFilterBy(column.spec.name)).map((column) => columnSource(column, columnLimit(dataset, column.spec)));
    sources.set(workspace, (found = [...DERIVED.flatMap((name) => derivedSource(workspace, name) ?? []), ...columns]));
  }
  return found;
}

function derivedSource(workspace: Workspace, name: Derived): FilterSource | null {
  const base = customerBase(workspace);
  const source = (title: string, choices: Choice[], codes: Uint8Array | null, rateLimit: RateLimit | null = 'activeOnly'): FilterSource | null =>
    codes && { kind: 'choices', derived: true, rateLimit, name, title, choices, codes, words: new Vocabulary(choices.map(({ value }) => value)) };
  switch (name) {
    case 'risk': return source('Risk', bandChoices(workspace).map(({ id, label }) => ({ value: id, label })), base.band);
    case 'segment': return source('Segment', workspace.segments.segments.map(({ id, label }) => ({ value: id, label })), workspace.segments.of, segmentLimit(workspace));
    case 'quadrant': return source('Value × risk', QUADRANTS.map(({ id, label }) => ({ value: id, label })), base.quadrant);
    case 'cluster': return source('Learned group', (workspace.clusters?.clusters ?? []).map(({ id, name: label }) => ({ value: String(id), label })), workspace.clusters?.assignment ?? null, null);
    case 'leaving': return leavingSource(workspace, base.leaving);
  }
}

/** Of those who left the chance is not unknown, but over: they are no choice of it. */
function leavingSource({ activeRows, assumptions }: Workspace, values: Float64Array | null): FilterSource | null {
  if (!values || activeRows.length === 0) return null;
  const title = `Leaves in ${formatMonths(assumptions.leaveWithin)}`;
  return { kind: 'range', rateLimit: 'activeOnly', name: 'leaving', title, spec: { unit: SHARE }, values, ...ends(values), missing: null, words: new Vocabulary([]) };
}

function columnSource(column: FeatureColumn, rateLimit: RateLimit | null): FilterSource {
  const { name, label: title } = column.spec;
  const missing = column.missing > 0 ? { value: '', label: missingText(column.spec) } : null;
  if (column.kind === 'category') {
    const { spec, codes } = column;
    const choices = spec.categories.map((value) => ({ value, label: categoryLabel(spec, value) }));
    return { kind: 'choices', derived: false, rateLimit, name, title, choices: missing ? [...choices, missing] : choices, codes, words: new Vocabulary(spec.categories) };
  }
  return { kind: 'range', rateLimit, name, title, spec: column.spec, values: column.values, ...ends(column.values), missing, words: new Vocabulary([]) };
}

function ends(values: Float64Array): { min: number; max: number } {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

/**
 * The condition that a parameter of an address means. Columns that the model may see can be asked for; protected ones and those
 * that only name or date a customer cannot.
 *
 * @param texts the parameter's texts as the address has them, none of them empty
 * @returns null where nothing of it is understood, with a sentence on each thing that is not
 */
export function readFilter(workspace: Workspace, name: string, texts: readonly string[]): { filter: CustomerFilter | null; problems: string[] } {
  const source = filterSources(workspace).find((candidate) => candidate.name === name);
  if (!source) return { filter: null, problems: [whyNot(workspace, name)] };
  const problems: string[] = [];
  const choices: Choice[] = [];
  for (const value of new Set(texts.flatMap((text) => source.words.read(text)))) {
    const choice = source.kind === 'choices' ? findChoice(source, value) : rangeChoice(source, value, workspace.dataset.dictionary.currency);
    if (typeof choice === 'string') problems.push(choice);
    else choices.push(choice);
  }
  return { filter: choices.length > 0 ? filterOf(source, choices) : null, problems };
}

/**
 * Customers whose id begins with one of the texts, or, where nobody's does, holds it; each is a text of its own, because an id may
 * hold a comma.
 */
export function idFilter(workspace: Workspace, texts: readonly string[]): CustomerFilter {
  const asked = texts.map((value) => ({ value, how: howIdsMatch(workspace, value) }));
  const choices = asked.map(({ value, how }) => ({ value, label: `${how === 'begins' ? 'begins with' : 'contains'} “${value}”` }));
  const pass = patternPass(customerIds(workspace.dataset), asked.map(({ value, how }) => idPattern(value, how)));
  return { name: 'id', title: 'ID', choices, label: `ID ${either(choices)}`, rateLimit: null, pass, write: (values) => [...values] };
}

function filterOf(source: FilterSource, choices: Choice[]): CustomerFilter {
  const { name, title, rateLimit, words } = source;
  const pass = passOf(source, choices.map(({ value }) => value));
  return { name, title, choices, label: `${title}: ${either(choices)}`, rateLimit, pass, write: (values) => words.write(values) };
}

function either(choices: readonly Choice[]): string {
  return choices.map(({ label }) => label).join(' or ');
}

function passOf(source: FilterSource, values: readonly string[]): Pass {
  if (source.kind === 'range') return rangePass(source.values, values.flatMap((value) => readRange(value) ?? []), values.includes(''));
  // A gap has the code −1, and stands behind the categories, whose places are their codes.
  return codePass(source.codes, values.map((value) => (value === '' ? -1 : source.choices.findIndex((choice) => choice.value === value))));
}

function findChoice({ title, choices }: Extract<FilterSource, { kind: 'choices' }>, value: string): Choice | string {
  const found = choices.find((choice) => choice.value === value);
  if (found) return found;
  return value === '' ? `${title} is known for everybody.` : `${title} has no value "${shortened(value)}".`;
}

function rangeChoice({ title, spec, missing }: Extract<FilterSource, { kind: 'range' }>, value: string, currency: string): Choice | string {
  if (value === '') return missing ?? `${title} is known for everybody.`;
  const range = readRange(value);
  if (!range) return `${title} is asked for as a range such as 3..6, ..6 or 60..; got "${shortened(value)}".`;
  return { value, label: rangeText(range, spec, currency) };
}

function whyNot({ dataset, model, clustersProblem }: Workspace, name: string): string {
  if (name === 'cluster') return `There is no learned group to filter by. ${clustersProblem?.message ?? ''} ${clustersProblem?.remedy ?? ''}`.trim();
  if (name === 'leaving') return 'There is no chance to leave to filter by without a column with how many months each customer has stayed, and an active customer.';
  if (DERIVED.some((derived) => derived === name)) return `There is no ${name} to filter by ${model ? 'without a column with what each customer pays a month' : 'without a model'}.`;
  const spec = dataset.columns.get(name)?.spec;
  return spec?.role === 'protected' ? `Customers are not listed by ${labelWithin(spec.label)}: it is kept for fairness checks alone.` : `There is no filter "${shortened(name)}".`;
}
