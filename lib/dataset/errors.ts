import { HoldfastError } from '@/lib/errors';

export type DatasetErrorCode =
  | 'file-missing' | 'not-csv' | 'not-utf8' | 'wrong-encoding' | 'malformed-csv' | 'row-too-long' | 'empty-file' | 'no-rows' | 'no-valid-row'
  | 'missing-column' | 'duplicate-column' | 'duplicate-id' | 'invalid-json' | 'invalid-dictionary' | 'invalid-assumptions';

/** The file, its dictionary or its assumptions cannot be used at all. Single bad rows are not errors: they are `rejectedRows`. */
export class DatasetError extends HoldfastError<DatasetErrorCode> {}
