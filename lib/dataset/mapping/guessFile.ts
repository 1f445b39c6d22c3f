import { calendarDay, dayNumber, toIsoDate } from '@/lib/dataset/dates';
import { showDate } from '@/lib/dataset/showDate';
import type { Dictionary } from '@/lib/dataset/schema';
import { NO_CURRENCY } from '@/lib/dataset/currency';
import { affixMeaning, currencyInHeader, currencyOf } from './affixes';
import type { ColumnFacts } from './columnFacts';
import type { GuessedColumns } from './guessColumns';
import { hasWord, headerLabel } from './headerWords';
import { expectedEarlier } from './expectedEarlier';
import type { DateTally } from './profile';
import { sampleDays } from './sampleCells';
import type { MappingChanges, Question } from './schema';
import { MONEY } from './vocabulary';

/** A value that holds for the whole file, and why. */
export interface Told<T> { value: T; reason: string }

export interface FileTerms {
  name: Told<string>;
  currency: Told<string>;
  snapshotDate: Told<string | null>;
  observationWindow: Told<{ start: string; end: string } | null>;
  rowsAre: Told<Dictionary['rowsAre']>;
}

/** So many departures before the first one of the file would not all be missing by chance. */
const CLEARLY_MISSING = 5;
const CHOSEN = 'Chosen.';

/** Guesses what holds for the whole file: its name, currency, the day it describes, the time in which departures were seen and who has a row. */
export function guessFile(fileName: string, columns: Pick<GuessedColumns, 'facts' | 'guesses'>, sample: readonly string[][], changes: MappingChanges): { terms: FileTerms; questions: Question[] } {
  const questions: Question[] = [];
  const datesOf = (role: 'signupDate' | 'churnDate'): Dates | undefined => {
    const column = columns.facts.find(({ name }) => columns.guesses.get(name)?.role === role);
    const tally = column?.format ? column.profile.dates[column.format] : undefined;
    return column && tally && { ...tally, days: sampleDays(sample, column) };
  };
  const [joined, left] = [datesOf('signupDate'), datesOf('churnDate')];
  const terms: FileTerms = { name: { value: nameOf(fileName), reason: 'From the name of the file.' }, currency: currencyTerm(columns.facts), ...datedTerms(joined, left, questions) };
  for (const key of Object.keys(terms) as (keyof FileTerms)[]) {
    const chosen = changes[key];
    if (chosen !== undefined) Object.assign(terms, { [key]: { value: chosen, reason: CHOSEN } });
  }
  return { terms, questions: questions.filter(({ id }) => id !== 'rowsAre' || changes.rowsAre === undefined) };
}

/** "exports/telco-customer-churn (2).csv" → "Telco customer churn 2". */
function nameOf(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1)!.replace(/(\.(csv|tsv|txt|psv))+$/i, '');
  return /[\p{L}\p{N}]/u.test(base) ? headerLabel(base) : 'My customers';
}

function currencyTerm(facts: readonly ColumnFacts[]): Told<string> {
  const krona = kronaIn(facts);
  for (const { profile, name } of facts) {
    for (const affix of Object.keys(profile.affixes)) {
      const code = isKrona(affix) ? null : currencyOf(affixMeaning(affix) ?? '');
      if (code) return { value: code, reason: `"${affix}" stands beside the numbers of "${name}".` };
    }
  }
  for (const { words, name, kind } of facts) {
    const isMoney = (kind === 'integer' || kind === 'number') && hasWord(words, MONEY);
    const code = words.map((word) => currencyInHeader(word, isMoney)).find(Boolean);
    if (code) return { value: code, reason: `The header "${name}" names it.` };
  }
  if (krona) return { value: NO_CURRENCY, reason: `"${krona.sign}" of "${krona.column}" is a crown of ${KRONA_OF}: until it is said which, amounts are shown without a sign.` };
  return { value: NO_CURRENCY, reason: 'Nothing in the file names a currency: amounts are shown without a sign.' };
}

/** Currencies whose sign is "kr". */
const KRONAS = ['SEK', 'NOK', 'DKK', 'ISK'];
const KRONA_OF = 'Sweden, Norway, Denmark or Iceland';
const isKrona = (affix: string) => /^kr(?!\p{L})/iu.test(affix.trim());

/** The first "kr" beside numbers or in a header, and where; null where there is none. */
function kronaIn(facts: readonly ColumnFacts[]): { sign: string; column: string } | null {
  for (const { profile, name, words } of facts) {
    const sign = Object.keys(profile.affixes).find(isKrona) ?? words.find(isKrona);
    if (sign !== undefined) return { sign, column: name };
  }
  return null;
}

/**
 * Of amounts whose currency nobody has said yet.
 *
 * @param amount the name of a column of them
 */
export function currencyQuestion(amount: string, facts: readonly ColumnFacts[]): Question {
  const krona = kronaIn(facts);
  const why = krona ? `"${krona.sign}" of "${krona.column}" is a crown of ${KRONA_OF}.` : `Nothing in the file names one; "${amount}" is an amount of money. Any other can be entered with the columns, by its code.`;
  const offered = krona ? KRONAS : ['EUR', 'USD', 'GBP'];
  return {
    id: 'currency', column: amount, question: 'Which currency are the amounts in?', samples: [], why,
    answers: [{ label: 'None: show numbers without a sign', changes: { currency: NO_CURRENCY } }, ...offered.map((currency) => ({ label: currency, changes: { currency } }))],
  };
}

/** Days between the latest day and the next before it from which a few rows of it are slips of the pen. */
const APART = 366;
/** … and their share of the sample at most. */
const SLIPS = 0.005;

/**
 * The latest of the file's days, without the few that lie more than a year behind all others: one sign-up in 2031 would make every customer of
 * 2026 somebody of long ago.
 */
function latestDay(latest: readonly number[], sample: readonly number[]): number {
  const days = sample.filter((day) => !Number.isNaN(day)).sort((a, b) => a - b);
  let end = days.length;
  for (let at = days.length - 1; at > 0 && days.length - at <= SLIPS * days.length; at--) if (days[at]! - days[at - 1]! > APART) end = at;
  const last = days[end - 1];
  // A slip may not be in the sample.
  return latest.filter((day) => last === undefined || day <= last + APART).reduce((a, b) => Math.max(a, b), last ?? -Infinity);
}

/** A column's first and last day, and those of the sample's rows. */
interface Dates extends DateTally { days: number[] }

function datedTerms(joined: Dates | undefined, left: Dates | undefined, questions: Question[]): Omit<FileTerms, 'name' | 'currency'> {
  if (!joined || !left || left.cells === 0) {
    return {
      snapshotDate: { value: null, reason: 'The file has no pair of sign-up and leaving dates, so it does not say which day it describes.' },
      observationWindow: { value: null, reason: 'Without leaving dates nothing says from when on departures were recorded.' },
      rowsAre: { value: 'snapshot', reason: 'Without dates the file is one day\'s list of customers, each with whether they left.' },
    };
  }
  const last = latestDay([joined.max, left.max], [...joined.days, ...left.days]);
  const { year, month } = calendarDay(left.min);
  const start = dayNumber(year, month, 1);
  const isRecent = expectedEarlier(joined.days, left.days, left.min, last) >= CLEARLY_MISSING;
  const [firstJoined, firstLeft, lastLeft] = [joined.min, left.min, left.max].map((day) => showDate(toIsoDate(day)));
  const span = `departures run from ${firstLeft} to ${lastLeft}, sign-ups start on ${firstJoined}`;
  if (isRecent) {
    questions.push({
      id: 'rowsAre', column: null, question: 'Does the file also have the customers who left before its first leaving date?', samples: [firstJoined!, firstLeft!, lastLeft!],
      why: `All ${span}: at that pace some would have left earlier, so most likely those who did are not in it.`,
      answers: [
        { label: 'No: only those who were customers at some time since then', changes: { rowsAre: 'active-in-window' } },
        { label: 'Yes: everyone who ever was one', changes: { rowsAre: 'everyone-ever' } },
      ],
    });
  }
  return {
    snapshotDate: { value: toIsoDate(last), reason: 'The latest day among the sign-up and leaving dates.' },
    observationWindow: { value: { start: toIsoDate(start), end: toIsoDate(last) }, reason: 'From the month of the first departure to the latest day in the file.' },
    rowsAre: isRecent ? { value: 'active-in-window', reason: `All ${span}: at that pace some would have left earlier, and they seem to be missing.` } : { value: 'everyone-ever', reason: `The ${span}: the file seems to keep everyone who ever was a customer.` },
  };
}
