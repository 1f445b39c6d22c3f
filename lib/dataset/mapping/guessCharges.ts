import type { Period } from '@/lib/dataset/schema';
import type { ColumnFacts } from './columnFacts';
import { best, freeColumns, holder, type Guess, type Search } from './guess';
import { hasWord, nameStrength } from './headerWords';
import { MONTHS_IN, nearestPeriod, periodInMeaning, periodInName } from './periods';
import { sampleNumbers } from './sampleCells';
import { tenureByTotal } from './tenureByTotal';
import { MONTHLY_CHARGE, NO_CHARGE, TOTAL_CHARGE } from './vocabulary';

/** A credit may make a charge negative now and then; a balance is so more often. */
const MOST_CREDITS = 0.1;

/** Looks for what a customer pays for a period, and for what all of it came to. A balance, a salary or a credit limit is neither. */
export function guessCharges(search: Search): void {
  const monthly = find(search, 'monthlyCharge', (column) => {
    const strength = nameStrength(column.words, MONTHLY_CHARGE);
    return strength > 1 || (strength === 1 && periodInName(column.words) !== null) ? strength : 0;
  });
  if (monthly) search.guesses.set(monthly.name, monthlyGuess(search, monthly));
  const total = find(search, 'totalCharge', (column) => {
    const strength = nameStrength(column.words, TOTAL_CHARGE);
    return strength > 1 ? strength : 0;
  });
  if (total) search.guesses.set(total.name, { role: 'totalCharge', reason: 'Named like all that a customer has paid so far.', settings: { type: total.kind === 'integer' ? 'integer' : 'number' } });
  if (!monthly || !total) return;
  periodByTotal(search, monthly, total);
  const isOpen = !search.chosen.has('tenure') && ![...search.guesses.values()].some(({ role }) => role === 'tenure');
  if (isOpen) tenureByTotal(search, monthly, total);
}

function find(search: Search, role: 'monthlyCharge' | 'totalCharge', strengthOf: (column: ColumnFacts) => number): ColumnFacts | null {
  const chosen = search.chosen.get(role);
  if (chosen !== undefined) return search.facts.find(({ name }) => name === chosen) ?? null;
  const candidates = freeColumns(search).filter((column) => (column.kind === 'number' || column.kind === 'integer') && column.distinct > 1 && column.numbers.negative <= MOST_CREDITS * column.present);
  return best(candidates.map((column) => {
    const strength = strengthOf(column);
    const isOther = strength < 3 && hasWord(column.words, NO_CHARGE);
    // Of several prices the one that names its month is the charge.
    return { column, score: isOther ? 0 : strength === 0 ? 0 : 2 * strength + (periodInName(column.words) === 'month' ? 3 : periodInName(column.words) ? 1 : 0) };
  }))?.column ?? null;
}

function monthlyGuess(search: Search, column: ColumnFacts): Guess {
  const known = periodInName(column.words) ?? periodInMeaning(column.meaning);
  const guess = (period: Period, because: string): Guess => ({ role: 'monthlyCharge', reason: `Named like what a customer pays, ${because}.`, settings: { type: typeOf(column, period), period, actionable: true } });
  if (known) return guess(known, `by the ${known}, as ${periodInName(column.words) ? 'its name says' : 'its cells say'}`);
  const periods = ['month', 'year', 'quarter', 'week', 'day'] as const;
  search.questions.push({
    id: `period:${column.name}`, column: column.name, question: `What period does "${column.name}" pay for?`, samples: column.values.slice(0, 5).map(([value]) => value),
    why: 'Its name does not say; most customers pay by the month.',
    answers: periods.map((period) => ({ label: `A ${period}`, changes: { columns: { [column.name]: { period } } } })),
  });
  return guess('month', 'taken to be by the month');
}

/** Total = tenure × charge settles what the tenure is counted in, where the tenure's own name did not. */
function periodByTotal(search: Search, monthly: ColumnFacts, total: ColumnFacts): void {
  const tenure = holder(search, 'tenure');
  const question = search.questions.findIndex(({ id }) => id === `period:${tenure?.name}`);
  if (!tenure || question < 0) return;
  const [months, charges, totals] = [tenure, monthly, total].map((column) => sampleNumbers(search.sample, column, search.reading.decimal));
  const chargePeriod = search.guesses.get(monthly.name)!.settings!.period!;
  const period = nearestPeriod(months!.map((time, i) => (time > 0 ? (totals![i]! / (charges![i]! * time)) * MONTHS_IN[chargePeriod] : NaN)));
  if (!period) return;
  search.questions.splice(question, 1);
  search.guesses.set(tenure.name, { role: 'tenure', reason: `Named like the time that somebody has been a customer; counted in ${period}s, for then tenure × "${monthly.name}" comes to "${total.name}".`, settings: { ...search.guesses.get(tenure.name)!.settings, period } });
}

/** A whole charge by the year is no whole one by the month. */
const typeOf = (column: ColumnFacts, period: Period) => (column.kind === 'integer' && period === 'month' ? 'integer' as const : 'number' as const);
