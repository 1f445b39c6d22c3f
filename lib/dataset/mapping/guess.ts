import type { FileReading } from '@/lib/dataset/reading/schema';
import type { Role } from '@/lib/dataset/schema';
import type { ColumnFacts } from './columnFacts';
import type { DERIVED_NAMES, ColumnChanges, Question } from './schema';

/** What one column is taken for, and why. */
export interface Guess {
  role: Role;
  /** A sentence or two for the reader. */
  reason: string;
  /** What else follows from it: the period, the values that mean "left", … */
  settings?: Omit<ColumnChanges, 'role'>;
  /** Churn: texts that are no category, for they say neither that somebody left nor that they stayed. */
  strays?: string[];
  /** Made from other columns; the guess is then of no column of the file. */
  derived?: keyof typeof DERIVED_NAMES;
}

/** Nobody can be shown, or trained on, without it. */
export interface Problem { code: 'no-rows' | 'no-churn' | 'one-outcome' | 'no-columns' | 'churn-date-alone' | 'invalid'; column: string | null; message: string; remedy: string }

/** The state of a search for roles: what has been found so far. */
export interface Search {
  facts: readonly ColumnFacts[];
  sample: readonly string[][];
  reading: Pick<FileReading, 'decimal' | 'missing'>;
  /** Header → guess; a derived column stands under its own name. */
  guesses: Map<string, Guess>;
  /** Roles that a person has given, which are not searched for. */
  chosen: ReadonlyMap<Role, string>;
  /** Headers of the columns whose role a person has given. */
  given: ReadonlySet<string>;
  questions: Question[];
  problems: Problem[];
}

export const freeColumns = (search: Search): ColumnFacts[] => search.facts.filter(({ name }) => !search.guesses.has(name));

/** The columns guessed to play a role that a person has not given them. */
export function freeOf(search: Search, role: Role): ColumnFacts[] {
  return search.facts.filter(({ name }) => search.guesses.get(name)?.role === role && !search.given.has(name));
}

/** The column with a role, as found so far. */
export function holder(search: Search, role: Role): ColumnFacts | undefined {
  return search.facts.find(({ name }) => search.guesses.get(name)?.role === role);
}

/** The candidate with the highest score above 0; of equals the first in the file. */
export function best<T extends { score: number }>(candidates: readonly T[]): T | null {
  let found: T | null = null;
  for (const candidate of candidates) if (candidate.score > 0 && candidate.score > (found?.score ?? 0)) found = candidate;
  return found;
}

export const quoted = (values: readonly string[], most = 4): string => {
  const shown = values.slice(0, most).map((value) => `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`);
  return values.length > most ? `${shown.join(', ')} and ${values.length - most} more` : shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join('');
};
