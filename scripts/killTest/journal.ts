import { BUNDLED } from '@/lib/versions/schema';

/** What the data home holds for sure, as it was looked at between two kills. */
export interface Known {
  versions: string[];
  current: string;
}

/** What it may hold after a kill. */
export interface Expected {
  /** Acknowledged, and nobody began to delete them. */
  whole: Set<string>;
  /** Begun to be committed or deleted, without an answer: there, whole, or not there at all. */
  unsure: Set<string>;
  /** Their deletion was acknowledged. */
  gone: Set<string>;
  /** What was chosen last and acknowledged, or what was being chosen. */
  current: Set<string>;
  /** What was being done at the kill. */
  during: string;
}

export const FRESH: Known = { versions: [], current: BUNDLED };

/**
 * What a writer's lines promise. Before each step it says `do VERB ID`, after it `did VERB ID`; the last line may be cut.
 *
 * @example readJournal(FRESH, 'do commit a\ndid commit a\ndo choose a\n').current // a or bundled
 */
export function readJournal(known: Known, text: string): Expected {
  const expected: Expected = { whole: new Set(known.versions), unsure: new Set(), gone: new Set(), current: new Set([known.current]), during: 'start' };
  for (const line of text.split('\n').slice(0, -1)) {
    const [when, verb = '', id = ''] = line.split(' ');
    expected.during = when === 'do' ? verb : 'between';
    STEPS[line.slice(0, line.lastIndexOf(' '))]?.(expected, id);
  }
  return expected;
}

const STEPS: Record<string, (expected: Expected, id: string) => void> = {
  'do commit': ({ unsure }, id) => unsure.add(id),
  'did commit': ({ unsure, whole }, id) => void (unsure.delete(id), whole.add(id)),
  'do choose': ({ current }, id) => current.add(id),
  'did choose': ({ current }, id) => void (current.clear(), current.add(id)),
  'do delete': ({ unsure, whole }, id) => void (whole.delete(id), unsure.add(id)),
  'did delete': ({ unsure, gone }, id) => void (unsure.delete(id), gone.add(id)),
};
