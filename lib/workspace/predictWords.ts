import type { Dictionary } from '@/lib/dataset/schema';
import { formatDate } from '@/lib/format';

/** An interval wider than this holds nearly every answer. */
const TOO_WIDE = 0.6;

interface Ends { lower: number; upper: number }

/**
 * The answer in a few words: as sure as the interval allows, and none for who is newer than anybody who left.
 *
 * @example headline({ churn: 'Yes', interval: { lower: 0.45, upper: 0.7 }, threshold: 0.5, tooNew: false }) // "Leaning yes, too close to call"
 */
export function headline({ churn, interval, threshold, tooNew }: { churn: 'Yes' | 'No'; interval: Ends | null; threshold: number; tooNew: boolean }): string {
  if (tooNew) return 'Too new to say';
  if (interval && interval.upper - interval.lower > TOO_WIDE) return 'The data cannot tell';
  if (interval && interval.lower < threshold && interval.upper >= threshold) return `Leaning ${churn === 'Yes' ? 'yes' : 'no'}, too close to call`;
  return churn === 'Yes' ? 'Yes, likely to leave' : 'No, likely to stay';
}

/** Said in place of a share where nobody on file left so early. */
export const TOO_NEW = 'So new a customer has not had time to leave, and nobody on file left this early. Look again when the first month is over.';

/** Said after a share where nothing else says what lies ahead. */
export const NOT_WHEN = 'It says whom they resemble, not when they will leave.';

/**
 * What the probability says, in counted people out of a hundred (Gigerenzer and Hoffrage, 1995).
 *
 * @param window of the dictionary; null where the file does not say what time it covers
 * @example inPeople(0.82, { lower: 0.73, upper: 0.91 }, null) // "About 82 in 100 customers like this one left …; likely between 73 and 91 in 100."
 */
export function inPeople(probability: number, interval: Ends | null, window: Dictionary['observationWindow']): string {
  const month = (iso: string) => formatDate(iso).replace(/^\d+ /, '');
  const when = window ? `between ${month(window.start)} and ${month(window.end)}` : 'within the time that the file covers';
  return `${share(hundredths(probability))} customers like this one left ${when}${interval ? `; likely ${range(interval)}` : ''}.`;
}

const hundredths = (probability: number) => Math.round(probability * 100);

function share(count: number): string {
  if (count === 0) return 'Fewer than 1 in 100';
  return count === 100 ? 'Nearly all of 100' : `About ${count} in 100`;
}

function range({ lower, upper }: Ends): string {
  const [from, to] = [hundredths(lower), Math.max(1, hundredths(upper))];
  if (from === 0 && to === 100) return 'anything from none to all of them';
  if (from === 0) return `at most ${to} in 100`;
  if (to === 100) return `at least ${from} in 100`;
  return from === to ? `close to ${from} in 100` : `between ${from} and ${to} in 100`;
}
