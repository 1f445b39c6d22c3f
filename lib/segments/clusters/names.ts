import type { Dataset } from '@/lib/dataset/dataset';
import { significantTraits, type Trait } from '@/lib/segments/traits';
import { traitName, type TraitName } from '@/lib/segments/traitsWords';

/** Fits a card's title and a table's cell. */
export const MAX_NAME = 45;
/** A category that most of the group have not is no name for it. */
const MOST = 0.5;
const PARTS = 2;
const MOST_PARTS = 3;

/**
 * A name for each group of a partition from what distinguishes it most: two traits, a third where two groups would share a name. Each
 * name is its own and has at most 45 characters.
 *
 * @param assignment cluster number 0 … k−1 by row
 * @param without columns that the groups were not made from
 * @returns k names with the traits they are made of
 * @example nameClusters(dataset, assignment, 3, new Set())[0]!.name // "Fiber optic internet, high monthly charge"
 */
export function nameClusters(dataset: Dataset, assignment: ArrayLike<number>, k: number, without: ReadonlySet<string>): { name: string; traits: Trait[] }[] {
  const candidates = Array.from({ length: k }, (_, cluster) => telling(significantTraits(dataset, (row) => assignment[row] === cluster, { without }), dataset));
  const usual = candidates.map((traits) => named(traits.slice(0, PARTS)));
  const taken = new Set<string>();
  return candidates.map((traits, cluster) => {
    const shared = usual.filter(({ text }) => text === usual[cluster]!.text).length > 1;
    const { text, parts } = shared ? named(traits) : usual[cluster]!;
    const name = unique(text, taken);
    taken.add(name);
    return { name, traits: parts.map(({ trait }) => trait) };
  });
}

interface Candidate { trait: Trait; words: TraitName }

/** The traits that a name can be made of, strongest first: one a column, none that says what another said. */
function telling(traits: readonly Trait[], dataset: Dataset): Candidate[] {
  const kept: Candidate[] = [];
  for (const trait of traits) {
    if (trait.category !== null && (trait.direction === 'lower' || trait.inGroup < MOST)) continue;
    const words = traitName(trait, dataset);
    const repeats = kept.some((other) => other.trait.column === trait.column || overlap(other.words.full, words.full));
    if (!repeats) kept.push({ trait, words });
    if (kept.length === MOST_PARTS) break;
  }
  return kept;
}

/** "No internet" and "No internet service" are one trait. */
function overlap(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x.includes(y) || y.includes(x);
}

/** As many of the parts as fit, in full or shortened where that makes room. */
function named(parts: readonly Candidate[]): { text: string; parts: readonly Candidate[] } {
  if (parts.length === 0) return { text: 'Close to the average', parts };
  const full = parts.map(({ words }) => words.full);
  const short = parts.map(({ words }) => words.short);
  const spellings = [full, ...parts.map((_, i) => full.with(i, short[i]!)), short].map((words) => words.join(', '));
  const fits = spellings.find((text) => text.length <= MAX_NAME);
  if (fits === undefined && parts.length > 1) return named(parts.slice(0, -1));
  const text = cut(fits ?? short[0]!, MAX_NAME);
  return { text: text.charAt(0).toUpperCase() + text.slice(1), parts };
}

function unique(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const own = `${cut(name, MAX_NAME - suffix.length)}${suffix}`;
    if (!taken.has(own)) return own;
  }
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
