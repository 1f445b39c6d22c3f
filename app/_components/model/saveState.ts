import type { LabelChanges } from '@/lib/workspace/cut';

/** A threshold, or the dataset's own. */
export type Target = number | 'dataset';

/** From the threshold in use to another, and what it does to the labels of the active customers. */
export interface Change extends LabelChanges {
  target: Target;
  from: number;
  to: number;
  /** What takes it back. */
  undo: Target;
}

/** Where saving stands: nothing asked, the question with its numbers, done, or why not. */
export type SaveState =
  | { step: 'start' }
  | { step: 'asked'; change: Change }
  | { step: 'saved'; change: Change }
  | { step: 'failed'; reason: string };
