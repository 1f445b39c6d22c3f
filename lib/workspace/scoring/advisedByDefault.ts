import type { Advised } from './customerScorer';

/** 4 MiB, some 35,000 customers of twenty columns. */
export const ALL_UP_TO = 4 * 1024 * 1024;

/**
 * Who gets reasons and an offer where nobody said: everybody in a file that is done in seconds all the same; in a larger one those who are
 * predicted to leave, because they take four times as long as all the rest and are of use for those whom somebody may call.
 */
export function advisedByDefault(bytes: number): Advised {
  return bytes <= ALL_UP_TO ? 'all' : 'risky';
}
