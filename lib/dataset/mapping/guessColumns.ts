import type { Role } from '@/lib/dataset/schema';
import { SINGLE_ROLES } from '@/lib/dataset/schema';
import { columnFacts, type ColumnFacts } from './columnFacts';
import type { Guess, Problem, Search } from './guess';
import { guessCharges } from './guessCharges';
import { guessChurn } from './guessChurn';
import { guessDates } from './guessDates';
import { guessId } from './guessId';
import type { GuessedReading } from './guessReading';
import { guessRest } from './guessRest';
import { guessSegmentation } from './guessSegmentation';
import { guessTenure } from './guessTenure';
import type { FileProfile } from './profile';
import type { MappingChanges, Question } from './schema';

export interface GuessedColumns { facts: ColumnFacts[]; guesses: ReadonlyMap<string, Guess>; questions: Question[]; problems: Problem[] }

/**
 * Guesses what each column of a file means, each with its reason.
 *
 * The roles are searched in the order in which one helps the next: who left, the dates, the identifier, the tenure (whose period the
 * dates may tell), the charges (whose total may), then everything else, where what gives the outcome away is left out. A role that a
 * person has given is not searched for; whoever lost it is judged like the columns that never had one.
 */
export function guessColumns(profile: FileProfile, { reading, formats }: GuessedReading, changes: MappingChanges = {}): GuessedColumns {
  const facts = profile.columns.map((column, i) => columnFacts(column, i, reading, formats.get(column.name) ?? null));
  const given = facts.flatMap(({ name }) => {
    const role = changesOf(changes, name)?.role;
    return role ? [[name, role] as const] : [];
  });
  const single = new Set<Role>(SINGLE_ROLES);
  const search: Search = {
    facts, sample: profile.sample, reading, guesses: new Map(), questions: [], problems: [],
    chosen: new Map(given.filter(([, role]) => single.has(role)).map(([name, role]) => [role, name])),
    given: new Set(given.map(([name]) => name)),
  };
  for (const [name, role] of given) search.guesses.set(name, { role, reason: 'Chosen.' });
  guessChurn(search);
  reconsider(search, changes);
  guessDates(search);
  guessId(search);
  guessTenure(search);
  guessCharges(search);
  guessRest(search);
  guessSegmentation(search);
  for (const [name, role] of given) {
    const guess = search.guesses.get(name)!;
    search.guesses.set(name, { ...guess, role, reason: single.has(role) && guess.reason !== 'Chosen.' ? `Chosen. ${guess.reason}` : 'Chosen.' });
  }
  return { facts, guesses: search.guesses, questions: search.questions, problems: search.problems };
}

export function changesOf(changes: MappingChanges, name: string) {
  return changes.columns && Object.hasOwn(changes.columns, name) ? changes.columns[name] : undefined;
}

/** Values of those who left that a person has chosen come before the guessed ones: the dates and leaks are judged by them. */
function reconsider(search: Search, changes: MappingChanges): void {
  for (const [name, guess] of search.guesses) {
    const churnedWhen = changesOf(changes, name)?.churnedWhen;
    if (guess.role === 'churn' && churnedWhen) search.guesses.set(name, { ...guess, settings: { ...guess.settings, churnedWhen } });
  }
}
