/** What the last press on the list of versions did. */
export type VersionsState =
  | { step: 'start' }
  /** Whether a version is to be deleted, which cannot be undone. */
  | { step: 'asked'; id: string; name: string }
  | { step: 'done'; what: 'use' | 'back' | 'rename' | 'delete'; name: string }
  | { step: 'failed'; reason: string };
