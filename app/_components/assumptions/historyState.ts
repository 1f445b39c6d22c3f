import type { SaveReport } from './assumptionsState';

/** Where taking an entry of the history back stands. */
export type HistoryState = { step: 'start' } | { step: 'saved'; report: SaveReport } | { step: 'failed'; reason: string };

/** An entry as it is printed. */
export interface ShownEntry {
  place: number;
  when: string;
  whenText: string;
  who: string;
  name: string;
  details: { name: string; from: string; to: string }[];
  /** Whether and how its values come back. */
  way: 'undo' | 'bring back' | null;
}
