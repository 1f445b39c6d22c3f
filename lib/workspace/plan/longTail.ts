import type { PlannedCustomer } from './plan';

/** The customers of a plan who bring little. Money in the dataset's currency. */
export interface LongTail {
  customers: number;
  value: number;
  cost: number;
  /** All of them bring at most this, and everyone else more: as a least expected value it leaves them out. A round number. */
  atMost: number;
}

/** Of the plan's value the tail brings at most so much, … */
const LITTLE = 0.05;
/** … and it is worth a word if it is at least this part of the customers. */
const MANY = 0.2;

/**
 * The last customers of a plan, where many of them together bring little: a fifth or more of the contacts for a twentieth of the value or less.
 * Customers chosen by hand count for the value, but no minimum would leave them out.
 *
 * @param contacted in any order
 * @returns null where value is spread more evenly
 */
export function longTail(contacted: readonly PlannedCustomer[]): LongTail | null {
  const rising = contacted.filter(({ fixed }) => !fixed).sort((a, b) => a.value - b.value);
  const total = contacted.reduce((sum, { value }) => sum + value, 0);
  let sum = 0;
  const over = rising.find(({ value }) => (sum += value) > LITTLE * total)?.value ?? Infinity;
  // Of equal values a minimum leaves out all or none.
  const most = rising.findLast(({ value }) => value < over)?.value ?? 0;
  const atMost = roundedDown(most);
  const tail = rising.filter(({ value }) => value <= atMost);
  if (tail.length === 0 || tail.length < MANY * contacted.length) return null;
  return { customers: tail.length, value: tail.reduce((all, { value }) => all + value, 0), cost: tail.reduce((all, { cost }) => all + cost, 0), atMost };
}

/** To one digit: 3.27 → 3, 0.84 → 0.8; 0 for nothing. */
function roundedDown(value: number): number {
  if (!(value > 0)) return 0;
  const power = Math.floor(Math.log10(value));
  // By a whole number in either direction: 0.8 and not 0.8000000000000001.
  return power >= 0 ? Math.floor(value / 10 ** power) * 10 ** power : Math.floor(value * 10 ** -power) / 10 ** -power;
}
