/** One column with another value. */
export interface Change {
  /** Place among the columns that may change. */
  column: number;
  value: number | string;
  /** ≥ 0; what several cost is their sum. */
  cost: number;
  /** How many categories it moves in their natural order: one more year of contract is less than two. 0 for numbers, whose cost says it. */
  steps: number;
}

/** Some columns changed at once, and the probability that this gives. */
export interface ScoredChange {
  /** Of different columns, in their order. */
  changes: readonly Change[];
  cost: number;
  steps: number;
  probability: number;
}

export interface ChangeProblem {
  /** By column the values that it may take in place of its own. */
  options: readonly (readonly Change[])[];
  score: (changes: readonly Change[]) => number;
  /** Asked of every combination before it is scored: cheap. */
  isPossible: (changes: readonly Change[]) => boolean;
  /** Asked of those that would be answers: may be dear. */
  isPlausible: (changes: readonly Change[]) => boolean;
}

/** At most so many columns change together. */
export const MOST_CHANGED = 3;
/** A hundred trees take some ten microseconds: this many take some thirty milliseconds. */
export const MOST_SCORED = 3000;

/**
 * All possible changes of one, two and three columns, scored. Where they would be more than `limit`, each column keeps as many values
 * as fit, those that alone lower the probability most: within the limit the search is exhaustive.
 *
 * O(limit) scorings, whatever the columns.
 *
 * @throws RangeError when the single changes are already more than the limit, or one for each column makes too many combinations
 */
export function scoreChanges({ options, score, isPossible }: Pick<ChangeProblem, 'options' | 'score' | 'isPossible'>, limit = MOST_SCORED): ScoredChange[] {
  const total = (changes: readonly Change[], key: 'cost' | 'steps') => changes.reduce((sum, change) => sum + change[key], 0);
  const scored = (changes: readonly Change[]): ScoredChange => ({ changes, cost: total(changes, 'cost'), steps: total(changes, 'steps'), probability: score(changes) });
  const singles = options.map((values) => values.map((value) => scored([value])));
  const kept = fitting(singles, limit).map((values) => values.map(({ changes }) => changes[0]!));
  const found = singles.flat().filter(({ changes }) => isPossible(changes));
  const extend = (changes: readonly Change[]) => {
    for (let column = changes.at(-1)!.column + 1; column < kept.length; column++) {
      for (const value of kept[column]!) {
        const more = [...changes, value];
        if (isPossible(more)) found.push(scored(more));
        if (more.length < MOST_CHANGED) extend(more);
      }
    }
  };
  for (const values of kept) for (const value of values) extend([value]);
  return found;
}

/** As many values of each column as fit, in their order. */
function fitting(singles: readonly (readonly ScoredChange[])[], limit: number): (readonly ScoredChange[])[] {
  const sizes = singles.map((values) => values.length);
  const first = sizes.reduce((sum, size) => sum + size, 0);
  let most = Math.max(0, ...sizes);
  while (first + combinations(sizes.map((size) => Math.min(size, most))) > limit) {
    if (--most < 1) throw new RangeError(`At most ${limit} changes can be scored: got ${sizes.length} columns with ${first} values`);
  }
  return singles.map((values) => (values.length <= most ? values : values.toSorted((a, b) => a.probability - b.probability).slice(0, most)));
}

/** How many ways there are to change two or three columns of so many values: elementary symmetric sums. */
function combinations(sizes: readonly number[]): number {
  const ways = [1, ...Array<number>(MOST_CHANGED).fill(0)];
  for (const size of sizes) for (let k = MOST_CHANGED; k >= 1; k--) ways[k]! += ways[k - 1]! * size;
  return ways.slice(2).reduce((sum, count) => sum + count, 0);
}

/**
 * The smallest changes that bring the probability under the threshold: of the fewest columns first, among those the cheapest, then
 * those of the fewest steps, then the lowest probability. None changes all the columns of an earlier one and more.
 *
 * @param scored as `scoreChanges` gives them
 * @param count at most so many; fewer where there are no more
 */
export function smallestChanges(scored: readonly ScoredChange[], threshold: number, isPlausible: ChangeProblem['isPlausible'], count: number): ScoredChange[] {
  const under = scored.filter(({ probability }) => probability < threshold)
    .sort((a, b) => a.changes.length - b.changes.length || a.cost - b.cost || a.steps - b.steps || a.probability - b.probability);
  const answers: ScoredChange[] = [];
  for (const candidate of under) {
    if (answers.length === count) break;
    const columns = new Set(candidate.changes.map(({ column }) => column));
    if (answers.some(({ changes }) => changes.every(({ column }) => columns.has(column)))) continue;
    if (isPlausible(candidate.changes)) answers.push(candidate);
  }
  return answers;
}

/** The change that lowers the probability most; among equals the smaller. Null where none brings it under `current`. */
export function nearestChange(scored: readonly ScoredChange[], current: number, isPlausible: ChangeProblem['isPlausible']): ScoredChange | null {
  const lower = scored.filter(({ probability }) => probability < current)
    .sort((a, b) => a.probability - b.probability || a.changes.length - b.changes.length || a.cost - b.cost);
  return lower.find(({ changes }) => isPlausible(changes)) ?? null;
}
