import { HoldfastError } from '@/lib/errors';

export type ScoringErrorCode = 'no-model' | 'empty-file' | 'missing-columns' | 'duplicate-column';

/** A file cannot be scored at all. Single bad rows are not errors: they are refused, and listed. */
export class ScoringError extends HoldfastError<ScoringErrorCode> {}
