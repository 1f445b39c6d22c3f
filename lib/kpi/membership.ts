import { NO_DATE } from '@/lib/dataset/dataset';

/** Sign-up day of each customer, and the day they left (`STILL_HERE` for those who have not). */
export interface Membership {
  signup: Int32Array;
  left: Int32Array;
}

export const STILL_HERE = 2_147_483_647;

export function membership(signupDate: Int32Array, churnDate: Int32Array): Membership {
  return { signup: signupDate, left: churnDate.map((day) => (day === NO_DATE ? STILL_HERE : day)) };
}

/** Whether a customer is one at the start of `day`: signed up before it and left on it or later. */
export function activeAtStartOf(members: Membership, row: number, day: number): boolean {
  const signup = members.signup[row]!;
  return signup !== NO_DATE && signup < day && members.left[row]! >= day;
}

export interface ChurnCount {
  activeAtStart: number;
  lost: number;
}

/**
 * Customers active at the start of [start, end), and how many of them are no longer active at its end: someone who joins and
 * leaves inside is in neither number, someone who leaves and is back at the end is not lost.
 *
 * @param includes counts only rows for which it is true
 * @see ChartMogul "Standard" churn rate; Gold (2020), Fighting Churn with Data, listing 2.2
 */
export function countChurn(members: Membership, period: { start: number; end: number }, includes?: (row: number) => boolean): ChurnCount {
  let activeAtStart = 0;
  let lost = 0;
  for (let row = 0; row < members.signup.length; row++) {
    if (!activeAtStartOf(members, row, period.start) || (includes && !includes(row))) continue;
    activeAtStart++;
    if (!activeAtStartOf(members, row, period.end)) lost++;
  }
  return { activeAtStart, lost };
}
