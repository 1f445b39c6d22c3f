import { freeOf, type Search } from './guess';
import { nameStrength } from './headerWords';
import { ACTIONABLE, SEGMENTATION } from './vocabulary';

const PHRASES = SEGMENTATION.map((phrase) => [phrase]);
/** Charts compare this many groups at most, and this many columns. */
const MOST_GROUPS = 8;
const MOST_COLUMNS = 4;

/** Chooses, of the features that are groups, at most four that charts compare customers by: those a business speaks of, else those with more than two groups. */
export function guessSegmentation(search: Search): void {
  const chosen = search.facts.filter(({ name }) => search.guesses.get(name)?.role === 'segmentation').length;
  const candidates = freeOf(search, 'feature').filter((column) => search.guesses.get(column.name)!.settings?.type === 'category' && column.distinct >= 2 && column.distinct <= MOST_GROUPS);
  const ranked = candidates.map((column) => ({ column, rank: rankOf(column.words), isNamed: nameStrength(column.words, SEGMENTATION) > 1 }))
    .filter(({ column, isNamed }) => isNamed || column.distinct > 2)
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || a.rank - b.rank || a.column.position - b.column.position);
  const named = ranked.filter(({ isNamed }) => isNamed).length;
  for (const { column, isNamed } of ranked.slice(0, Math.max(0, Math.min(MOST_COLUMNS, Math.max(named, 2)) - chosen))) {
    const guess = search.guesses.get(column.name)!;
    const actionable = nameStrength(column.words, ACTIONABLE) > 1 ? { actionable: true } : {};
    search.guesses.set(column.name, { ...guess, role: 'segmentation', reason: `${guess.reason} ${isNamed ? 'A business speaks of them' : 'Few enough to compare'}, so charts compare customers by it.`, settings: { ...guess.settings, ...actionable } });
  }
}

/** Place of the phrase that a header is, in the vocabulary's order of telling; −1 for none. */
function rankOf(words: readonly string[]): number {
  return PHRASES.findIndex((phrase) => nameStrength(words, phrase) > 1);
}
