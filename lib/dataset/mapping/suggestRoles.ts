import type { ColumnSpec, Role } from '@/lib/dataset/schema';
import type { Draft } from './draftDictionary';
import { quoted } from './guess';
import { hasWord, headerWords, nameStrength } from './headerWords';
import { mayLast } from './guessTenure';
import type { MappingChanges } from './schema';
import { CHURN_DATE, MONEY, NO_CHARGE, NO_MONEY, SIGNUP_DATE } from './vocabulary';

/** A column that may play a role which no column plays: a question, and what yes would change. */
export interface RoleSuggestion { role: Role; question: string; changes: MappingChanges }

/** A category with more groups is no help in a chart. */
const MOST_GROUPS = 12;
/** At most so many values are offered as those of who left. */
const MOST_VALUES = 6;

/**
 * Columns that may play the roles which a draft has found nobody for, each as a question: not sure enough to be taken without asking. The
 * two dates come together, as they only count so.
 */
export function suggestRoles({ dictionary, guesses }: Draft): RoleSuggestion[] {
  if (!dictionary) return [];
  const { columns } = dictionary;
  const has = (role: Role) => columns.some((column) => column.role === role);
  const features = columns.filter(({ role }) => role === 'feature');
  const numbers = features.filter(({ type }) => type === 'integer' || type === 'number');
  const one = (role: Role, found: ColumnSpec | undefined, what: string): RoleSuggestion[] =>
    found && !has(role) ? [{ role, question: `Is ${quoted([found.name])} ${what}?`, changes: { columns: { [found.name]: { role } } } }] : [];
  const dates = guesses.filter(({ role, alternatives }) => role === 'ignored' && alternatives.includes('signupDate')).map((guess) => ({ ...guess, words: headerWords(guess.name) }));
  const joined = dates.find(({ words, missing }) => missing === 0 && nameStrength(words, CHURN_DATE) === 0 && nameStrength(words, SIGNUP_DATE) > 0) ?? dates.find(({ missing }) => missing === 0);
  const left = dates.find(({ name, words, missing }) => name !== joined?.name && missing > 0 && nameStrength(words, CHURN_DATE) > 0) ?? dates.find(({ name, missing }) => name !== joined?.name && missing > 0);
  return [
    ...one('tenure', numbers.find(({ name, nullable }) => !nullable && mayLast(headerWords(name))), 'how long each customer has been one'),
    ...one('monthlyCharge', numbers.find(({ name }) => hasWord(headerWords(name), MONEY) && !hasWord(headerWords(name), NO_MONEY) && !hasWord(headerWords(name), NO_CHARGE)), 'what each customer pays'),
    ...(joined && left && !has('churnDate') ? [{
      role: 'churnDate' as const, question: `Are ${quoted([joined.name])} and ${quoted([left.name])} the days on which customers joined and left?`,
      changes: { columns: { [joined.name]: { role: 'signupDate' as const }, [left.name]: { role: 'churnDate' as const } } },
    }] : []),
    ...one('segmentation', features.find((spec) => spec.type === 'category' && spec.categories.length <= MOST_GROUPS), 'a group that you compare customers by'),
  ];
}

/**
 * What else may say who left, where what was taken does not: other values of its column, then other columns of two values.
 *
 * @example suggestOutcomes(draft)[0] // { role: 'churn', question: 'Does "Closed" of "Status" mean that the customer left?', changes: … }
 */
export function suggestOutcomes({ dictionary, guesses }: Draft): RoleSuggestion[] {
  const churn = dictionary?.columns.find(({ role }) => role === 'churn');
  if (!dictionary || churn?.type !== 'category' || churn.derived) return [];
  const values = churn.categories.filter((value) => value !== churn.churnedWhen).slice(0, MOST_VALUES);
  const columns = twoValued(guesses.filter(({ name }) => name !== churn.name));
  return [
    ...values.map((value): RoleSuggestion => ({ role: 'churn', question: `Does ${quoted([value])} of ${quoted([churn.name])} mean that the customer left?`, changes: { columns: { [churn.name]: { churnedWhen: [value] } } } })),
    ...columns,
  ];
}

/** Columns of two values, where nothing was found that says who left: it may be one of them. */
export function suggestChurn({ problems, guesses }: Draft): RoleSuggestion[] {
  if (!problems.some(({ code }) => code === 'no-churn')) return [];
  return twoValued(guesses);
}

function twoValued(guesses: Draft['guesses']): RoleSuggestion[] {
  return guesses.filter(({ distinct, alternatives }) => distinct === 2 && alternatives.includes('churn')).slice(0, MOST_VALUES)
    .map(({ name }) => ({ role: 'churn', question: `Does ${quoted([name])} say who left?`, changes: { columns: { [name]: { role: 'churn' } } } }));
}
