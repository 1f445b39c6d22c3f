import { valueIsLeft } from './leftRows';
import { best, freeColumns, holder, type Search } from './guess';
import type { ColumnFacts } from './columnFacts';
import { nameStrength } from './headerWords';
import { sampleFilled } from './sampleCells';
import { CHURN_DATE, SIGNUP_DATE } from './vocabulary';

/** Rows of the sample that may contradict: a date without a departure, or the other way round. They are refused and listed. */
const CONTRADICTIONS = 0.02;

/**
 * Looks for the dates of joining and leaving. They only work together; a leaving date must be filled in for those who left and for
 * nobody else, or it is the end of a term. Without a churn column, a leaving date is one.
 */
export function guessDates(search: Search): void {
  const signup = find(search, 'signupDate', SIGNUP_DATE);
  const leaving = find(search, 'churnDate', CHURN_DATE, (column) => column.missing > 0 && column.name !== signup?.name);
  const churn = holder(search, 'churn');
  if (!signup || !leaving) {
    if (signup) search.guesses.set(signup.name, { role: 'ignored', reason: 'A sign-up date: it counts only together with a leaving date, and no column has one.' });
    if (leaving) {
      search.guesses.set(leaving.name, { role: 'ignored', reason: 'A leaving date: it is known only afterwards, and counts only together with a sign-up date, which no column has.' });
      if (!churn) search.problems.push({ code: 'churn-date-alone', column: leaving.name, message: `"${leaving.name}" says when customers left, but no column says when they joined.`, remedy: 'Add a column with the day each customer joined, or one that says yes or no for each, to the file.' });
    }
    return;
  }
  const wrong = churn ? contradictions(search, churn, leaving) : 0;
  if (wrong > CONTRADICTIONS && !search.chosen.has('churnDate')) {
    const reason = `It is filled in, or empty, against "${churn!.name}" for ${Math.round(wrong * 100)}% of the rows, so it is not the day somebody left.`;
    search.guesses.set(leaving.name, { role: 'ignored', reason });
    search.guesses.set(signup.name, { role: 'ignored', reason: 'A sign-up date: it counts only together with a leaving date, and no column has one.' });
    return;
  }
  search.guesses.set(signup.name, { role: 'signupDate', reason: 'Dates, and named like the day of joining.' });
  search.guesses.set(leaving.name, { role: 'churnDate', reason: `Dates, named like the day of leaving, and empty for ${leaving.missing} of ${leaving.rows} customers, who are still there.` });
  if (!churn && !search.chosen.has('churn')) {
    search.guesses.set('has-churn-date', { role: 'churn', derived: 'has-churn-date', reason: `No column says who left; whoever has a date in "${leaving.name}" did.` });
  }
}

function find(search: Search, role: 'signupDate' | 'churnDate', phrases: readonly string[], mayBe: (column: ColumnFacts) => boolean = () => true): ColumnFacts | null {
  const chosen = search.chosen.get(role);
  if (chosen !== undefined) return search.facts.find(({ name }) => name === chosen) ?? null;
  const candidates = freeColumns(search).filter((column) => column.kind === 'date' && mayBe(column));
  return best(candidates.map((column) => ({ column, score: nameStrength(column.words, phrases) })))?.column ?? null;
}

/** Share of the sample's rows in which having left and having a leaving date differ. */
function contradictions(search: Search, churn: ColumnFacts, leaving: ColumnFacts): number {
  const isLeft = valueIsLeft(search, churn);
  const filled = sampleFilled(search.sample, leaving, search.reading.missing);
  const wrong = search.sample.filter((row, i) => isLeft(row[churn.position]!) !== filled[i]).length;
  return search.sample.length === 0 ? 0 : wrong / search.sample.length;
}
