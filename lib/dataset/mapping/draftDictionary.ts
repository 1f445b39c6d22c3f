import { CUSTOMARY_READING, type FileReading } from '@/lib/dataset/reading/schema';
import { NO_CURRENCY } from '@/lib/dataset/currency';
import { dictionarySchema, type ColumnSpec, type Dictionary, type Role } from '@/lib/dataset/schema';
import type { ColumnFacts } from './columnFacts';
import { columnSpec, derivedSpec } from './columnSpec';
import type { Guess, Problem } from './guess';
import { changesOf, guessColumns, type GuessedColumns } from './guessColumns';
import { currencyQuestion, guessFile, type FileTerms } from './guessFile';
import { guessReading } from './guessReading';
import { nameStrength, saysActive } from './headerWords';
import { isSettled } from './mergeChanges';
import type { FileProfile } from './profile';
import { DERIVED_NAMES, type ColumnType, type MappingChanges, type Question } from './schema';
import { CHURN } from './vocabulary';

export interface DraftInput {
  /** As the person named it; a path before it does not count. */
  fileName: string;
  profile: FileProfile;
  /** How the bytes are read: encoding, delimiter, quote, lines before the header. Numbers and gaps are guessed here. */
  reading?: Partial<FileReading>;
  /** Why the first row may be a customer or a header, whichever of the two the reading does not take it for; null where there is no doubt. */
  headerDoubt?: string | null;
}

/** What one column of the draft is taken for. `alternatives` are the roles that its type allows besides. */
export interface ColumnGuess { name: string; label: string; role: Role; type: ColumnType; reason: string; alternatives: Role[]; isDerived: boolean; missing: number; distinct: number; samples: string[] }

export interface Draft {
  input: DraftInput;
  /** All that a person has chosen so far. */
  changes: MappingChanges;
  /** Valid, or null while a problem stands in the way. */
  dictionary: Dictionary | null;
  file: FileTerms;
  guesses: ColumnGuess[];
  /** What was concluded about how the file is written, a sentence each. */
  notes: string[];
  /** Open doubts; the first answer of each is in force. */
  questions: Question[];
  problems: Problem[];
}

/**
 * Drafts a dictionary for a file from its profile: how numbers and dates are written, what each column means, what holds for the whole
 * file, each with its reason, so that a person only has to look.
 *
 * @param changes what a person has chosen; everything else is guessed anew around it, so that giving a role to one column frees it elsewhere
 */
export function draftDictionary(input: DraftInput, changes: MappingChanges = {}): Draft {
  const { profile } = input;
  const reading = guessReading(profile, changes);
  const columns = guessColumns(profile, reading, changes);
  const file = guessFile(input.fileName, columns, profile.sample, changes);
  const problems = profile.rows === 0 ? [NO_ROWS] : [...columns.problems];
  if (![...columns.guesses.values()].some(({ role }) => role === 'churn') && problems.length === 0) problems.push(noChurn(columns.facts));
  const specs = specsOf(columns, changes);
  problems.push(...unreadable(specs, columns.facts));
  const amount = specs.find((spec) => 'unit' in spec && spec.unit.startsWith('currency'));
  if (amount && file.terms.currency.value === NO_CURRENCY) file.questions.push(currencyQuestion(amount.name, columns.facts));
  const { name, currency, snapshotDate, observationWindow, rowsAre } = file.terms;
  const fileReading: FileReading = { ...CUSTOMARY_READING, ...input.reading, ...reading.reading };
  const parsed = problems.length > 0 ? null : dictionarySchema.safeParse({
    formatVersion: 1, name: name.value, source: input.fileName, currency: currency.value, snapshotDate: snapshotDate.value, observationWindow: observationWindow.value, rowsAre: rowsAre.value,
    ...(JSON.stringify(fileReading) === JSON.stringify(CUSTOMARY_READING) ? {} : { file: fileReading }),
    // A repetition beyond what the first look remembers must not stop the file either: a finding says it.
    ...(changes.repeatedIds === 'refuse' || columns.guesses.has('row-number') ? {} : { repeatedIds: changes.repeatedIds ?? 'last' }),
    columns: specs,
  });
  for (const issue of parsed?.error?.issues ?? []) {
    problems.push({ code: 'invalid', column: /^Column "(.*?)" /.exec(issue.message)?.[1] ?? null, message: `${issue.message}.`, remedy: 'Choose another role or type for it.' });
  }
  return {
    input, changes, dictionary: parsed?.data ?? null, file: file.terms, guesses: guessesOf(specs, columns), notes: [...profile.notes, ...reading.notes],
    // A file without rows raises no doubt that an answer could settle.
    questions: profile.rows === 0 ? [] : [...headerQuestion(input), ...reading.questions, ...columns.questions, ...file.questions].filter((question) => !isSettled(question, changes)), problems,
  };
}

/** The first row as a customer or as names: as it was read first. */
function headerQuestion({ headerDoubt, reading, profile }: DraftInput): Question[] {
  if (!headerDoubt) return [];
  const isNames = reading?.header ?? true;
  const answers = [
    { label: 'The names of the columns', changes: { reading: { header: true } } },
    { label: 'A customer like the others: the columns have no names', changes: { reading: { header: false } } },
  ];
  return [{
    id: 'header', column: null, question: `Is the first row the names of the columns, or ${isNames ? 'a customer' : 'already the first customer'}?`, samples: isNames ? profile.columns.slice(0, 5).map(({ name }) => name) : [],
    why: headerDoubt, answers: isNames ? answers : answers.toReversed(),
  }];
}

function specsOf({ facts, guesses }: GuessedColumns, changes: MappingChanges): ColumnSpec[] {
  const names = new Set(facts.map(({ name }) => name));
  const derived = [...guesses.values()].flatMap((guess) => {
    if (!guess.derived) return [];
    let name: string = DERIVED_NAMES[guess.derived];
    while (names.has(name)) name += '_';
    return [derivedSpec(guess.derived, guess.reason, name, changesOf(changes, name))];
  });
  const labels = new Set(derived.map(({ label }) => label));
  const specs = facts.map((column) => {
    const spec = columnSpec(column, guesses.get(column.name)!, changesOf(changes, column.name));
    // Two columns that read alike are told apart by their headers.
    if (labels.has(spec.label)) spec.label = `${spec.label} (${column.name})`;
    labels.add(spec.label);
    return spec;
  });
  return [...derived, ...specs];
}

/** Columns that a person has given a type which none of their cells has. */
function unreadable(specs: readonly ColumnSpec[], facts: readonly ColumnFacts[]): Problem[] {
  const kinds = new Map(facts.map(({ name, kind }) => [name, kind]));
  return specs.flatMap(({ name, type, derived }): Problem[] => {
    const kind = kinds.get(name);
    const wanted = type === 'integer' || type === 'number' ? 'numbers' : type === 'date' ? 'dates' : null;
    const fits = wanted === 'numbers' ? kind === 'integer' || kind === 'number' : kind === 'date';
    if (derived || wanted === null || fits) return [];
    return [{ code: 'invalid', column: name, message: `Column "${name}" cannot be read as ${wanted}: fewer than 95% of its values are.`, remedy: `Choose another role or type for it, or say how its ${wanted} are written.` }];
  });
}

function guessesOf(specs: readonly ColumnSpec[], { facts, guesses }: GuessedColumns): ColumnGuess[] {
  const factsOf = new Map(facts.map((column) => [column.name, column]));
  return specs.map(({ name, label, role, type, derived, description }) => {
    const column = factsOf.get(name);
    return {
      name, label, role, type, reason: column ? reasonOf(guesses.get(name)!, column) : description, isDerived: derived !== undefined, alternatives: column ? alternatives(column, role) : [],
      missing: column?.missing ?? 0, distinct: column?.distinct ?? 0, samples: column?.values.slice(0, 5).map(([value]) => value) ?? [],
    };
  });
}

function reasonOf({ reason, role }: Guess, { misfits, kind, missing, rows }: ColumnFacts): string {
  const what = kind === 'date' ? 'date' : 'number';
  const gaps = missing > 0 && role !== 'churnDate' && role !== 'ignored' ? ` ${missing} of ${rows} rows ${missing === 1 ? 'has' : 'have'} no value.` : '';
  const strays = misfits === 1 ? `1 cell is no ${what}: its row is` : `${misfits} cells are no ${what}s: their rows are`;
  return misfits > 0 && role !== 'ignored' ? `${reason}${gaps} ${strays} refused and listed.` : `${reason}${gaps}`;
}

/** The roles that a column's kind allows. */
function alternatives(column: ColumnFacts, role: Role): Role[] {
  const { kind } = column;
  const isNumber = kind === 'integer' || kind === 'number';
  const all: Role[] = [
    ...(column.distinct >= 2 && column.distinct <= 50 ? ['churn' as const] : []),
    ...(isNumber ? ['tenure', 'monthlyCharge', 'totalCharge', 'startingCharge'] as const : []),
    ...(kind === 'date' ? ['signupDate', 'churnDate'] as const : []),
    ...(kind === 'date' || kind === 'empty' ? [] : ['id', 'feature', 'segmentation', 'protected'] as const),
    'ignored',
  ];
  return all.filter((candidate) => candidate !== role);
}

const NO_ROWS: Problem = { code: 'no-rows', column: null, message: 'The file has a header and no rows.', remedy: 'Export it again with its customers, a row for each.' };

function noChurn(facts: readonly ColumnFacts[]): Problem {
  const named = facts.find((column) => nameStrength(column.words, CHURN) > 1 && column.distinct < 2);
  if (named) {
    const only = named.values[0] ? `only the value "${named.values[0][0]}"` : 'no values';
    return { code: 'one-outcome', column: named.name, message: `"${named.name}" has ${only}: nothing tells those who left from those who stayed.`, remedy: 'Export both customers who left and customers who stayed, each with their value, or choose another column for churn.' };
  }
  const two = facts.filter(({ distinct }) => distinct === 2);
  const active = two.find(({ words }) => saysActive(words));
  const candidate = active ? ` "${active.name}" may say it, if it is about being a customer and not about how much a customer does.` : '';
  const others = two.filter((column) => column !== active).map(({ name }) => `"${name}"`);
  const choice = others.length > 0 ? ` ${active ? 'Other columns' : 'Columns'} with two values are ${others.slice(0, 8).join(', ')}.` : '';
  return { code: 'no-churn', column: active?.name ?? null, message: 'No column says who left.', remedy: `Choose the column for churn.${candidate}${choice}` };
}
