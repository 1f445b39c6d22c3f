import type { DateFormat } from '@/lib/dataset/reading/schema';
import { affixMeaning, currencyOf } from './affixes';
import { FIT } from './columnFacts';
import { exchanged } from './dateForms';
import { hasWord, headerWords } from './headerWords';
import type { ColumnProfile } from './profile';
import type { MappingChanges, Question } from './schema';

/** Written without marks: whole numbers that are days only where the header says so. */
const UNMARKED: readonly DateFormat[] = ['YYYYMMDD', 'unix-seconds', 'unix-milliseconds'];
const DATE_WORDS = new Set(['date', 'dates', 'time', 'timestamp', 'ts', 'at', 'on', 'since', 'day', 'dt', 'datetime', 'datum', 'fecha', 'joined', 'created', 'start', 'started', 'end', 'ended', 'signup', 'cancelled', 'canceled', 'seit', 'alta', 'baja', 'updated', 'last', 'registered', 'data', 'dato', 'дата', 'od', 'depuis', 'desde', 'sinds', 'enrolled', 'eroffnet']);
/** Of these a number of five digits is a day that a spreadsheet wrote without its format. */
const SERIAL_WORDS = new Set(['date', 'dates', 'dt', 'datum', 'fecha', 'data', 'dato', 'дата', 'joined', 'created', 'started', 'ended', 'signup', 'cancelled', 'canceled', 'since', 'seit', 'start', 'end', 'registered', 'enrolled', 'alta', 'baja']);

interface Candidate { column: ColumnProfile; best: DateFormat; rival: DateFormat | null; isOpen: boolean; isMixed: boolean }

/**
 * The format of each column of dates. A day above 12 settles which of day and month comes first, in its own column and in the other
 * columns written with the same marks; where nothing settles it, or columns contradict each other, it is asked.
 */
export function guessDateFormats(columns: readonly ColumnProfile[], affixes: readonly string[], changes: MappingChanges): { formats: Map<string, DateFormat>; notes: string[]; questions: Question[] } {
  const candidates = columns.flatMap((column) => candidate(column) ?? []);
  const formats = new Map<string, DateFormat>();
  const notes: string[] = [];
  const questions: Question[] = [];
  const settled = new Set(candidates.filter(({ isOpen, rival }) => !isOpen && rival).map(({ best }) => best));
  for (const { column, best, rival, isOpen, isMixed } of candidates) {
    const choose = (format: DateFormat, why: string, isAsked: boolean) => {
      formats.set(column.name, format);
      const opposite = exchanged(format);
      if (isAsked && opposite) questions.push(question(column, format, opposite, why));
      else if (rival) notes.push(`Dates in "${column.name}" are ${format}: ${why}`);
    };
    if (isMixed && rival) choose(best, `${column.dates[best]!.cells} dates fit ${best} and only ${column.dates[rival]!.cells} ${column.dates[rival]!.cells === 1 ? 'fits' : 'fit'} ${rival}; rows that do not fit are refused and listed.`, true);
    else if (!isOpen || !rival) choose(best, `"${beyondTwelve(column) ?? column.values[0]?.[0]}" fits no other order.`, false);
    else if (settled.has(best) !== settled.has(rival)) choose(settled.has(best) ? best : rival, 'all of them fit both orders, and other columns of the same form settle it.', false);
    else {
      const monthFirst = affixes.some((affix) => currencyOf(affixMeaning(affix) ?? '') === 'USD') && !settled.has(best);
      const format = [best, rival].find((form) => form.startsWith('MM') === monthFirst)!;
      choose(format, `Every date fits both orders${settled.has(best) ? ', and other columns of the same form contradict each other' : ''}. ${monthFirst ? 'The file has dollar amounts, so the month is taken first, as in the USA.' : 'Most countries write the day first.'}`, true);
    }
  }
  for (const [name, format] of formats) formats.set(name, chosenFormat(changes, name) ?? format);
  for (const column of columns) {
    const chosen = chosenFormat(changes, column.name);
    if (chosen) formats.set(column.name, chosen);
  }
  return { formats, notes, questions };
}

const chosenFormat = (changes: MappingChanges, name: string) => (changes.columns && Object.hasOwn(changes.columns, name) ? changes.columns[name]!.format : undefined);

function candidate(column: ColumnProfile): Candidate | null {
  const tokens = Object.values(column.tokens).reduce((sum, cells) => sum + cells, 0);
  const present = column.cells - column.empty - tokens;
  const words = headerWords(column.name);
  const mayBeUnmarked = hasWord(words, DATE_WORDS);
  const found = (Object.entries(column.dates) as [DateFormat, { cells: number }][])
    .filter(([format]) => (format === 'excel-serial' ? hasWord(words, SERIAL_WORDS) : mayBeUnmarked || !UNMARKED.includes(format)))
    .sort(([, a], [, b]) => b.cells - a.cells);
  const [first] = found;
  if (!first || column.dated < FIT * present) return null;
  const [best, { cells }] = first;
  const opposite = exchanged(best);
  const rivalCells = opposite ? (column.dates[opposite]?.cells ?? 0) : 0;
  const isMixed = cells < FIT * present;
  // Several ways of writing in one column that are not two orders: no format reads it.
  if (isMixed && rivalCells === 0) return null;
  return { column, best, rival: opposite, isOpen: opposite !== null && rivalCells === cells, isMixed };
}

/** A value whose first or second part no month can be. */
const beyondTwelve = (column: ColumnProfile) => column.values.map(([value]) => value).find((value) => {
  const match = /^(\d{1,2})\D(\d{1,2})\D/.exec(value);
  return match && (Number(match[1]) > 12 || Number(match[2]) > 12);
});

function question(column: ColumnProfile, format: DateFormat, opposite: DateFormat, why: string): Question {
  const say = (form: DateFormat) => (form.startsWith('DD') ? `The day comes first (${form})` : `The month comes first (${form})`);
  return {
    id: `dates:${column.name}`, column: column.name, question: `Which comes first in the dates of "${column.name}", the day or the month?`, why,
    samples: column.values.slice(0, 5).map(([value]) => value),
    answers: [format, opposite].map((form) => ({ label: say(form), changes: { columns: { [column.name]: { format: form } } } })),
  };
}
