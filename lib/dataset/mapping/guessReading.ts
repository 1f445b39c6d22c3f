import type { DateFormat, FileReading } from '@/lib/dataset/reading/schema';
import { oneMeaning } from './columnFacts';
import { guessDateFormats } from './guessDateFormats';
import { guessMissing } from './guessMissing';
import type { ColumnProfile, FileProfile } from './profile';
import type { MappingChanges, Question } from './schema';

/** How numbers and dates are written and what is missing, with the doubts that only a person can settle. */
export interface GuessedReading {
  reading: Pick<FileReading, 'decimal' | 'thousands' | 'affixes' | 'missing'>;
  /** Header → the format of its dates, for columns of dates alone. */
  formats: Map<string, DateFormat>;
  /** What was concluded from what, a sentence each. */
  notes: string[];
  questions: Question[];
}

type Mark = '.' | ',';
interface Votes { point: ColumnProfile[]; comma: ColumnProfile[]; either: ColumnProfile[]; weak: ColumnProfile[] }

/**
 * Guesses how a file writes its numbers, its days and its gaps from what all its cells look like.
 *
 * A single cell such as "1,234" or "03/04/2024" can be meant in two ways; all cells of all columns together seldom can. Where they
 * still can, a question says so and which answer is in force: nothing is misread silently.
 *
 * @param changes what a person has chosen; it comes before what is guessed
 */
export function guessReading(profile: FileProfile, changes: MappingChanges = {}): GuessedReading {
  const notes: string[] = [];
  const questions: Question[] = [];
  const numeric = profile.columns.filter(isNumeric);
  const decimal = changes.reading?.decimal ?? guessDecimal(votes(numeric), notes, questions);
  const { thousands: guessed, marks } = guessThousands(numeric, decimal);
  const thousands = changes.reading?.thousands ?? guessed;
  if (marks.length > 1) {
    const share = `${marks.map(([mark, cells]) => `${named(mark)} in ${cells}`).join(', ')} cells`;
    notes.push(`Numbers group their digits in more than one way (${share}): the most frequent is taken, and rows with another are refused and listed.`);
  }
  const affixes = changes.reading?.affixes ?? [...new Set(numeric.flatMap((column) => Object.keys(column.affixes)))].slice(0, 20);
  const dates = guessDateFormats(profile.columns, affixes, changes);
  const missing = guessMissing(profile.columns, new Set([...numeric.map(({ name }) => name), ...dates.formats.keys()]), changes);
  return {
    reading: { decimal, thousands, affixes, missing: missing.missing },
    formats: dates.formats,
    notes: [...notes, ...dates.notes, ...missing.notes],
    questions: [...questions, ...dates.questions, ...missing.questions],
  };
}

/** Whether a column's cells are numbers under one mark or the other, gaps and doubtful texts aside. */
function isNumeric(column: ColumnProfile): boolean {
  const tokens = Object.values(column.tokens).reduce((sum, cells) => sum + cells, 0);
  const present = column.cells - column.empty - tokens;
  return present > 0 && column.numeric >= 0.9 * present && column.padded <= 0.01 * present && oneMeaning(column.affixes) !== undefined;
}

/** Sorts the columns by which mark their cells can only be read with. */
function votes(columns: readonly ColumnProfile[]): Votes {
  const sorted: Votes = { point: [], comma: [], either: [], weak: [] };
  for (const column of columns) {
    const onlyPoint = column.numeric - column.numbers[','].cells;
    const onlyComma = column.numeric - column.numbers['.'].cells;
    // "1001.0" is how programs write a whole number that they took for a fraction, identifiers too: it says little of how others are written.
    if (onlyPoint > onlyComma && column.numbers['.'].whole === column.numbers['.'].cells && column.distinct > 2) sorted.weak.push(column);
    else if (onlyPoint > onlyComma) sorted.point.push(column);
    else if (onlyComma > 0) sorted.comma.push(column);
    else if (column.ambiguousNumbers > 0) sorted.either.push(column);
  }
  // Where nothing else speaks, they do.
  return sorted.comma.length > 0 ? sorted : { ...sorted, point: [...sorted.point, ...sorted.weak] };
}

function guessDecimal({ point, comma, either }: Votes, notes: string[], questions: Question[]): Mark {
  const decimal: Mark = comma.length > point.length ? ',' : '.';
  const winners = decimal === ',' ? comma : point;
  const losers = decimal === ',' ? point : comma;
  if (winners.length > 0) notes.push(`Numbers have a decimal ${named(decimal)}: ${shown(winners[0]!, decimal)} in "${winners[0]!.name}" can be read in no other way.`);
  const ask = (columns: readonly ColumnProfile[], question: string, why: string) => questions.push({
    id: 'decimal', column: columns[0]!.name, question, why, samples: columns.slice(0, 3).flatMap((column) => marked(column).slice(0, 3)),
    answers: [decimal, other(decimal)].map((mark) => ({ label: `A ${named(mark)} ends the whole number: ${example(columns[0]!, mark)}`, changes: { reading: { decimal: mark } } })),
  });
  if (losers.length > 0) {
    ask(losers, `Some columns have a decimal ${named(decimal)} and others a decimal ${named(other(decimal))}. Which one does the file use?`,
      `${winners.length} ${winners.length === 1 ? 'column needs' : 'columns need'} the ${named(decimal)}, ${losers.length} the ${named(other(decimal))} (${losers.map(({ name }) => `"${name}"`).join(', ')}), which cannot be read as numbers with it.`);
  } else if (winners.length === 0 && either.length > 0) {
    const sample = marked(either[0]!)[0]!;
    ask(either, `Is ${sample} a number of thousands, or one with three decimals?`,
      `Every such number of the file has exactly three digits behind its mark, so it fits both. ${sample.includes(',') ? 'Programs write decimals with a point, so a comma most likely groups thousands.' : 'Programs write decimals with a point and group no thousands.'}`);
  } else if (either.length > 0) {
    notes.push(`${either.map(({ name }) => `"${name}"`).join(', ')}, which alone could be read both ways, follow it.`);
  }
  return decimal;
}

function guessThousands(columns: readonly ColumnProfile[], decimal: Mark): { thousands: FileReading['thousands']; marks: [string, number][] } {
  const counts = new Map<string, number>();
  for (const column of columns) for (const [mark, cells] of Object.entries(column.numbers[decimal].grouped)) counts.set(mark, (counts.get(mark) ?? 0) + cells);
  const marks = [...counts].sort(([, a], [, b]) => b - a);
  return { thousands: (marks[0]?.[0] ?? '') as FileReading['thousands'], marks };
}

const other = (mark: Mark): Mark => (mark === '.' ? ',' : '.');
const NAMES: Record<string, string> = { '.': 'point', ',': 'comma', ' ': 'space', "'": 'apostrophe' };
const named = (mark: string) => NAMES[mark] ?? mark;
const marked = (column: ColumnProfile) => column.values.map(([value]) => value).filter((value) => /\d[.,]\d/.test(value));
/** A value with the mark, for a sentence. */
const shown = (column: ColumnProfile, mark: Mark) => `"${marked(column).find((value) => value.includes(mark)) ?? column.values[0]![0]}"`;

function example(column: ColumnProfile, decimal: Mark): string {
  const sample = marked(column)[0] ?? '';
  const value = sample.replace(/[^\d.,-]/g, '').replaceAll(other(decimal), '').replace(decimal, '.');
  return `${sample} is ${Number(value).toLocaleString('en-GB', { maximumFractionDigits: 6, useGrouping: false })}`;
}
