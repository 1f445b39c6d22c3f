import { UNGROUPED, planCategories } from './categories';
import type { ColumnFacts } from './columnFacts';
import { freeColumns, type Guess, type Search } from './guess';
import { hasWord, isReason, isUnnamed, nameStrength } from './headerWords';
import { outcomeLeak } from './leaks';
import { leftRows } from './leftRows';
import { ACTIONABLE, AFTERWARDS, CODE_WORDS, GENDER_VALUES, ID, PERSONAL, PROTECTED, ROW_NUMBER, SEGMENTATION } from './vocabulary';

/** A column of texts that differ in more than this share of the rows has no groups to learn from. */
const NEAR_UNIQUE = 0.5;
/** Values of which at least this share must fall into the groups that are kept. */
const COVERED = 0.2;
const LARGEST = 1e11;
/** Whole numbers number the rows where at least this share of them differ: a few rows may be in the file twice. */
const ROW_NUMBERS = 0.95;

/**
 * Sorts the columns that play none of the single roles: what the model is given, what is protected and what is only shown.
 *
 * Gender, seniority as a flag, ethnicity, religion, nationality, marital status and disability are protected by default: they are kept
 * for fairness checks and never given to the model (CHECKS P3). Age in years is a feature: it often carries how a product is used, and
 * a person may protect it. Left out with their reasons: what is known only afterwards, what names a person, free text, constants, dates.
 */
export function guessRest(search: Search): void {
  const left = leftRows(search);
  for (const column of freeColumns(search)) search.guesses.set(column.name, unusable(search, column, left) ?? usable(column));
}

function unusable(search: Search, column: ColumnFacts, left: readonly boolean[] | null): Guess | null {
  const ignored = (reason: string): Guess => ({ role: 'ignored', reason });
  const { words, kind } = column;
  if (kind === 'empty') return ignored('It has no values.');
  if (column.distinct === 1 && column.missing === 0) return ignored(`Every row has the same value, "${column.values[0]![0]}".`);
  if (nameStrength(words, AFTERWARDS) > 0) return ignored('Its name says that it was written down afterwards or computed by an earlier model: it would give the outcome away.');
  if (isReason(words)) return ignored('Its name says that it gives a reason, which is written down afterwards: it would give the outcome away.');
  const leak = outcomeLeak(search, column, left);
  if (leak) return ignored(leak);
  if (nameStrength(words, PERSONAL) > 1 || column.profile.emails > 0.5 * column.present) return ignored('It says who or where somebody is, not how they behave.');
  if (kind === 'date') return ignored('A date: it is shown, and the model is given none.');
  if (nameStrength(words, ROW_NUMBER) === 3 && (column.unique || (kind === 'integer' && column.distinct >= ROW_NUMBERS * column.present))) return ignored('It numbers the rows.');
  if (isUnnamed(column.name) && kind === 'integer' && column.unique) return ignored('It has no name, and a number of its own in every row.');
  if (isProtected(column)) return null;
  if (column.profile.sentences > 0.3 * column.present && column.distinct > UNGROUPED) return ignored('Free text.');
  if (nameStrength(words, ID) > 1 && column.distinct > UNGROUPED) return ignored('Another identifier.');
  const near = column.distinct / column.present;
  if (kind === 'words' && column.distinct > UNGROUPED && near > NEAR_UNIQUE) return ignored(`Nearly every row has a text of its own (${column.distinct} in ${column.present}): there are no groups to learn from.`);
  const isCode = kind === 'integer' && /^(id|code|key|no|nr|number)$/.test(words.at(-1) ?? '');
  if (isCode && column.distinct > UNGROUPED) return ignored(`Numbers that are names: ${column.distinct} different codes, which are no amounts.`);
  if (kind === 'words' && column.distinct > UNGROUPED && planCategories(column.values, column.present).covered < COVERED) return ignored(`${column.distinct} different values, none of which enough customers share.`);
  if ((kind === 'integer' || kind === 'number') && Math.max(Math.abs(column.numbers.min), Math.abs(column.numbers.max)) > LARGEST) return ignored('Its numbers are larger than any amount: codes, most likely.');
  return null;
}

function isProtected(column: ColumnFacts): boolean {
  if (nameStrength(column.words, PROTECTED) > 1) return true;
  const values = column.values.map(([value]) => value.toLowerCase());
  return values.length >= 2 && values.length <= 6 && values.every((value) => GENDER_VALUES.has(value)) && values.some((value) => value.length > 2);
}

function usable(column: ColumnFacts): Guess {
  const { kind } = column;
  if (isProtected(column)) {
    const type = kind === 'number' || (kind === 'integer' && column.distinct > UNGROUPED) ? kind : 'category' as const;
    return { role: 'protected', reason: 'Who somebody is: kept for fairness checks, and never given to the model unless you choose so.', settings: { type } };
  }
  const actionable = nameStrength(column.words, ACTIONABLE) > 1 ? { actionable: true } : {};
  if (kind === 'integer' && (column.distinct <= 2 || (column.distinct <= UNGROUPED && hasWord(column.words, CODE_WORDS)) || (column.distinct <= 8 && nameStrength(column.words, SEGMENTATION) > 1))) {
    return { role: 'feature', reason: column.distinct <= 2 ? 'Whole numbers of two values: groups rather than an amount.' : 'Whole numbers that name groups, by the column\'s name.', settings: { type: 'category', ...actionable } };
  }
  if (kind === 'integer' || kind === 'number') return { role: 'feature', reason: `${kind === 'integer' ? 'Whole numbers' : 'Numbers'} from ${column.numbers.min} to ${column.numbers.max}.`, settings: { type: kind, ...actionable } };
  const plan = planCategories(column.values, column.present);
  const grouped = plan.others === null ? '' : ` ${plan.categories.length - 1} of ${column.distinct} values ${plan.categories.length === 2 ? 'has enough customers (20 and 0.5% of the rows) and stays' : 'have enough customers each (20 and 0.5% of the rows) and stay'}; the rest, ${(100 * (1 - plan.covered)).toFixed(1)}% of the rows, count as "${plan.others}".`;
  return { role: 'feature', reason: `${plan.categories.length} groups.${grouped}`, settings: { type: 'category', ...actionable } };
}
