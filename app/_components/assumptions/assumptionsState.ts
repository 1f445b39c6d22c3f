import type { AssumptionOverrides } from '@/lib/workspace/assumptionsPage/overrides';

/** A result before and after a change. */
export interface ResultChange {
  label: string;
  before: string;
  after: string;
}

/** What a save changed, and what came of it, as it is printed. */
export interface SaveReport {
  changes: ResultChange[];
  results: ResultChange[];
  /** Said of the results, e.g. that some are still being worked out. */
  note: string | null;
}

/** Where saving stands: nothing done, done with its way back, or why not, with what was typed. */
export type AssumptionsState =
  | { step: 'start' }
  | { step: 'saved'; report: SaveReport; undo: AssumptionOverrides }
  | { step: 'unchanged' }
  | { step: 'refused'; errors: Record<string, string>; typed: Record<string, string> }
  | { step: 'failed'; reason: string; typed: Record<string, string> };
