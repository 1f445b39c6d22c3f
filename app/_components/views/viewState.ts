import type { SavedView } from '@/lib/workspace/settings';

/** What happened to the saved views last: nothing, a view saved (in place of one of its name), one deleted, a question, or why not. */
export type ViewState =
  | { step: 'start' }
  | { step: 'saved'; view: SavedView; replaced: SavedView | null }
  | { step: 'deleted'; view: SavedView }
  /** There is a view of this name: whether to replace it is for the user to say. */
  | { step: 'taken'; name: string; query: string; reason: string }
  /** With the name that was typed, which nobody should have to type again. */
  | { step: 'failed'; reason: string; name: string };
