import { completedMonths } from '@/lib/dataset/dates';
import type { Period } from '@/lib/dataset/schema';
import { currencyOf } from './affixes';
import { best, freeColumns, holder, type Search } from './guess';
import type { ColumnFacts } from './columnFacts';
import { hasWord, nameStrength } from './headerWords';
import { MONTHS_IN, nearestPeriod, periodInMeaning, periodInName } from './periods';
import { sampleDays, sampleNumbers } from './sampleCells';
import { TENURE } from './vocabulary';

/** Beside these a "lifetime" or "months" is another thing: how long a contract runs, what was paid, what is left. */
const OTHER_THINGS = new Set(['value', 'revenue', 'spend', 'spent', 'billed', 'invoiced', 'sales', 'donated', 'amount', 'ltv', 'orders', 'remaining', 'left', 'last', 'group', 'band', 'bucket', 'score', 'ratio', 'inactive', 'between', 'until', 'end', 'discount', 'charges', 'visits', 'calls', 'contract', 'commitment', 'term', 'class', 'range', 'category']);
/** A tenure must be known: with more gaps than this the column is a feature like others. */
const MOST_MISSING = 0.05;

/**
 * Looks for how long each customer has been one, and for what it is counted in: by its name, by what stands beside its numbers, by the
 * dates, by total = tenure × charge, and in the end by its size, which is asked. How long a contract runs is no tenure.
 */
export function guessTenure(search: Search): void {
  const chosen = search.chosen.get('tenure');
  const candidates = chosen === undefined ? freeColumns(search).filter(mayBeTenure) : search.facts.filter(({ name }) => name === chosen);
  const found = best(candidates.map((column) => ({ column, score: (chosen === undefined ? 0 : 1) + Math.max(nameStrength(column.words, TENURE), Number(countsStay(column.words))) })));
  if (!found) {
    if (chosen === undefined && holder(search, 'signupDate') && holder(search, 'churnDate')) {
      search.guesses.set('between-dates', { role: 'tenure', derived: 'between-dates', reason: 'No column says how long customers have been there; the months between their two dates do.' });
    }
    return;
  }
  const { column } = found;
  const named = nameStrength(column.words, TENURE) > 0;
  const isNamed = named || countsStay(column.words);
  if (chosen === undefined && !named && hasWord(column.words, LASTING)) askTenure(search, column);
  const type = column.kind === 'number' ? 'number' as const : 'integer' as const;
  const { period, because } = periodOf(search, column);
  search.guesses.set(column.name, { role: 'tenure', reason: `${isNamed ? 'Named like the time that somebody has been a customer; counted' : 'Counted'} in ${period}s, ${because}.${rowsWithout(column)}`, settings: { type, period } });
}

/** What becomes of the rows that do not say how long the customer stayed; nothing where all do. */
export function rowsWithout({ missing }: ColumnFacts): string {
  if (missing === 0) return '';
  return missing === 1 ? ' The 1 row without it is refused and listed.' : ` The ${missing} rows without it are refused and listed.`;
}

const COUNTED = new Set(['day', 'days', 'week', 'weeks', 'month', 'months', 'year', 'years', 'tage', 'wochen', 'monate', 'jahre', 'dias', 'meses', 'anos', 'jours', 'mois', 'annees', 'giorni', 'settimane', 'mesi', 'anni', 'dagen', 'weken', 'maanden', 'jaren', 'dni', 'miesiace', 'miesiecy', 'lata', 'lat', 'semanas', 'manader', 'maneder', 'месяцев', 'месяцы', 'лет', 'днеи']);
const STAYING = new Set(['member', 'membership', 'customer', 'client', 'subscriber', 'subscribed', 'subscription', 'enrolled', 'policyholder', 'tenant', 'kunde', 'mitglied', 'cliente', 'socio', 'abonne', 'adherent', 'abonnement', 'abonnent', 'klient', 'klienta', 'klant', 'lid', 'abbonato', 'abbonamento', 'assinante', 'assinatura', 'suscriptor', 'suscripcion', 'клиент', 'клиента', 'donor', 'giving', 'supporter']);
const NO_STAY = new Set(['per', 'a', 'age', 'birth', 'since', 'paused', 'frozen', 'free', 'trial']);

/** Beside a count of time these are most likely how long somebody has been a customer, and may be how long a term runs: it is asked. */
const LASTING = new Set(['insured', 'banked', 'banking', 'versichert', 'asegurado', 'assure', 'laufzeit', 'dauer', 'duration', 'duracion', 'duree', 'durata', 'duracao', 'looptijd', 'duur', 'czas', 'trwania', 'delka', 'срок']);

/** A count of time beside a word for being a customer, in whatever order: "months_member", "Mitglied Monate". */
function countsStay(words: readonly string[]): boolean {
  return hasWord(words, COUNTED) && (hasWord(words, STAYING) || isAllLasting(words)) && !hasWord(words, NO_STAY);
}

/** "Laufzeit (Monate)", "YearsInsured", and not "call duration days": a time is nothing else beside it. */
const isAllLasting = (words: readonly string[]) => hasWord(words, LASTING) && words.every((word) => LASTING.has(word) || COUNTED.has(word) || /^(in|en|w|di|v|total|gesamt|bisher)$/.test(word));

/** A header that speaks of time at all: it may be the tenure, if a person says so. */
export const mayLast = (words: readonly string[]): boolean => (hasWord(words, COUNTED) || hasWord(words, LASTING)) && !hasWord(words, OTHER_THINGS);

function askTenure(search: Search, column: ColumnFacts): void {
  search.questions.push({
    id: `tenure:${column.name}`, column: column.name, question: `Is "${column.name}" how long each customer has been one so far?`, samples: column.values.slice(0, 5).map(([value]) => value),
    why: 'It counts time, and no other column is named like how long somebody has been a customer; it may also be how long a contract runs.',
    answers: [
      { label: 'Yes: the time since they became a customer', changes: { columns: { [column.name]: { role: 'tenure' } } } },
      { label: 'No: something else', changes: { columns: { [column.name]: { role: 'feature' } } } },
    ],
  });
}

export function mayBeTenure(column: ColumnFacts): boolean {
  return (column.kind === 'integer' || column.kind === 'number') && column.missing <= MOST_MISSING * column.rows && column.numbers.negative <= 0.01 * column.present && column.distinct > 1 && !hasWord(column.words, OTHER_THINGS) && currencyOf(column.meaning ?? '') === null;
}

function periodOf(search: Search, column: ColumnFacts): { period: Period; because: string } {
  const named = periodInName(column.words);
  if (named) return { period: named, because: 'as its name says' };
  const beside = periodInMeaning(column.meaning);
  if (beside) return { period: beside, because: 'as its cells say' };
  const measured = periodByDates(search, column);
  if (measured) return { period: measured, because: 'as the dates say' };
  const { max } = column.numbers;
  const period: Period = max > 600 ? 'day' : max <= 12 ? 'year' : 'month';
  const because = `judged by its size (at most ${max})`;
  // More than 40 years, or so few days and months between them, need no question.
  if (!(max > 40 && max <= 120) && max <= 1500) ask(search, column, period, max);
  return { period, because };
}

function ask(search: Search, column: ColumnFacts, period: Period, max: number): void {
  const periods = [period, ...(['month', 'year', 'day', 'week'] as const).filter((other) => other !== period && max * MONTHS_IN[other] <= 1200 && max * MONTHS_IN[other] >= 3)];
  search.questions.push({
    id: `period:${column.name}`, column: column.name, question: `What is "${column.name}" counted in?`, samples: column.values.slice(0, 5).map(([value]) => value),
    why: `Its name does not say. The largest is ${max}, which would be ${periods.map((each) => `${max} ${each}${max === 1 ? '' : 's'}`).join(' or ')}.`,
    answers: periods.map((each) => ({ label: `${each.charAt(0).toUpperCase()}${each.slice(1)}s`, changes: { columns: { [column.name]: { period: each } } } })),
  });
}

/** What the tenure must be counted in for the two dates of those who left to be right; null where they do not say. */
function periodByDates(search: Search, column: ColumnFacts): Period | null {
  const [signup, leaving] = [holder(search, 'signupDate'), holder(search, 'churnDate')];
  if (!signup || !leaving) return null;
  const [from, to] = [sampleDays(search.sample, signup), sampleDays(search.sample, leaving)];
  const months = sampleNumbers(search.sample, column, search.reading.decimal).map((tenure, i) => (tenure > 0 && from[i]! <= to[i]! ? completedMonths(from[i]!, to[i]!) / tenure : NaN));
  return nearestPeriod(months);
}
