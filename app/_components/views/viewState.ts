import type { SavedView } from '@/lib/workspace/settings';

/** What happened to the saved views last: nothing, a view saved (in place of one of its name), one deleted, or why not. */
export type ViewState =
  | { step: 'start' }
  | { step: 'saved'; view: SavedView; replaced: SavedView | null }
  | { step: 'deleted'; view: SavedView }
  /** With the name that was typed, which nobody should have to type again. */
  | { step: 'failed'; reason: string; name: string };
