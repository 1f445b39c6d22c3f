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

/**
 * What the probability says, in counted people (Gigerenzer and Hoffrage, 1995): tens in the middle of the scale, hundreds near its
 * ends. In tens the interval is rounded outwards, so that it never says more than it knows.
 *
 * @param window of the dictionary; null where the file does not say what time it covers
 */
export function inPeople(probability: number, interval: Ends | null, window: Dictionary['observationWindow']): string {
  const month = (iso: string) => formatDate(iso).replace(/^\d+ /, '');
  const when = window ? `between ${month(window.start)} and ${month(window.end)}` : 'within the time that the file covers';
  const hundredths = Math.round(probability * 100);
  const of = hundredths < 10 || hundredths > 90 ? 100 : 10;
  return `${share(probability, of)} customers like this one left ${when}${interval ? `; likely ${range(interval, of)}` : ''}. It says whom they resemble, not when they will leave.`;
}

function share(probability: number, of: number): string {
  const count = Math.round(probability * of);
  if (count === 0) return `Fewer than 1 in ${of}`;
  return count === of ? `Nearly all of ${of}` : `About ${count} in ${of}`;
}

function range({ lower, upper }: Ends, of: number): string {
  // Without the inner rounding 0.29 × 100 is 28.999….
  const scaled = (end: number) => Number((end * of).toFixed(6));
  const [from, to] = of === 10 ? [Math.floor(scaled(lower)), Math.ceil(scaled(upper))] : [Math.round(scaled(lower)), Math.max(1, Math.round(scaled(upper)))];
  if (from === 0 && to === of) return 'anything from none to all of them';
  if (from === 0) return `at most ${to} in ${of}`;
  if (to === of) return `at least ${from} in ${of}`;
  return from === to ? `close to ${from} in ${of}` : `between ${from} and ${to} in ${of}`;
}
