import { FRAILTIES, FRAILTY_CHANCE, calendarLogOdds, chance, lifeLogOdds } from './hazard';
import { FIRST_SIGNUP_MONTH, LAST_MONTH } from './months';
import { signupWeight, type Features } from './population';

const CALENDAR_ODDS = Float64Array.from({ length: LAST_MONTH - FIRST_SIGNUP_MONTH + 1 }, (_, i) =>
  Math.exp(calendarLogOdds(FIRST_SIGNUP_MONTH + i)),
);
const FRAILTY_ODDS = FRAILTIES.map(Math.exp);

/**
 * The true probability that a row of the file with features x and tenure t is one that left, by Bayes' rule over the signup months.
 *
 * A row of tenure t either left in calendar month c = 0 … 23, so signed up in c − t, stayed t − 1 months and left in the t-th, or is
 * active, so signed up in 23 − t and stayed t months. The features are independent of the signup month, so their density cancels. With
 * π the chance of frailty u, w the signup weight (0 outside its range) and h(k, x, month, u) the hazard:
 *
 *   A = Σ_u π Σ_c w(c − t) Π_{j<t} (1 − h(j, x, c − t + j, u)) · h(t, x, c, u)
 *   B = Σ_u π w(23 − t) Π_{j≤t} (1 − h(j, x, 23 − t + j, u))
 *   P(left | x, t, in the file) = A ÷ (A + B)
 *
 * No other column of the file speaks about the outcome: what billing adds to total_charges is drawn without looking at it, and the dates
 * and the identifier, which do, are not features. In odds the person, the calendar and the frailty multiply, which keeps the inner loop
 * free of exponentials: 1 − h = 1 ÷ (1 + odds). O(24 t) per row.
 *
 * @param tenure completed months, 0 … 95
 * @returns a probability; 0 at tenure 0, because nobody leaves before the first monthly anniversary
 */
export function probabilityOfHavingLeft(x: Features, tenure: number): number {
  if (tenure === 0) return 0;
  const lifeOdds = Float64Array.from({ length: tenure + 1 }, (_, k) => (k === 0 ? 0 : Math.exp(lifeLogOdds(x, k))));
  let left = 0;
  let active = 0;
  for (const frailtyOdds of FRAILTY_ODDS) {
    for (let month = 0; month <= LAST_MONTH; month++) {
      const signup = month - tenure;
      const weight = FRAILTY_CHANCE * signupWeight(signup);
      if (weight === 0) continue;
      let inverseSurvival = 1;
      for (let j = 1; j < tenure; j++) {
        inverseSurvival *= 1 + lifeOdds[j]! * CALENDAR_ODDS[signup + j - FIRST_SIGNUP_MONTH]! * frailtyOdds;
      }
      const odds = lifeOdds[tenure]! * CALENDAR_ODDS[month - FIRST_SIGNUP_MONTH]! * frailtyOdds;
      const reached = weight / inverseSurvival;
      left += (reached * odds) / (1 + odds);
      if (month === LAST_MONTH) active += reached / (1 + odds);
    }
  }
  return left / (left + active);
}

/** By frailty, the share of a cohort that has it and is still there; at signup. */
const wholeCohort = () => new Float64Array(FRAILTIES.length).fill(FRAILTY_CHANCE);
const stillThere = (shares: Float64Array) => shares.reduce((sum, share) => sum + share, 0);

/** Lets a cohort live one month of these log-odds, in place. @returns the share of the whole cohort that leaves in it */
function liveOneMonth(shares: Float64Array, logOdds: number): number {
  let leaving = 0;
  FRAILTIES.forEach((frailty, u) => {
    const leavingNow = shares[u]! * chance(logOdds + frailty);
    leaving += leavingNow;
    shares[u]! -= leavingNow;
  });
  return leaving;
}

/**
 * The true monthly hazards of a customer with features x who signed up in month s, for life months 1 … `months`: the mean over the
 * frailties of those still there, Σ_u π S_u(k−1) h_u(k) ÷ Σ_u π S_u(k−1). May run past the snapshot.
 *
 * @returns `months` probabilities; the first is life month 1
 */
export function monthlyHazards(x: Features, signupMonth: number, months: number): Float64Array {
  const shares = wholeCohort();
  return Float64Array.from({ length: months }, (_, i) => {
    const reached = stillThere(shares);
    return liveOneMonth(shares, lifeLogOdds(x, i + 1) + calendarLogOdds(signupMonth + i + 1)) / reached;
  });
}

export interface LifeAhead {
  /** The features of life months 1 … `tenure`. */
  past: Features;
  /** The log-odds of leaving in life month k > `tenure`, without calendar and frailty: `lifeLogOdds` where nothing changes. */
  future: (k: number) => number;
  signupMonth: number;
  /** Completed months. */
  tenure: number;
  months: number;
}

/**
 * The true chance of being there 1 … `months` months from now, of a customer who is there now and whose life changes now.
 *
 * The past tells how frail they are, so the frailties start with their chances given that the customer stayed `tenure` months under the
 * old features; the months ahead are lived under the new log-odds: Σ_u π S_u(t) Π_{j=1..m} (1 − h_u(t+j)) ÷ Σ_u π S_u(t).
 *
 * @returns `months` probabilities, never rising; the first is one month ahead
 */
export function survivalAhead({ past, future, signupMonth, tenure, months }: LifeAhead): Float64Array {
  const shares = wholeCohort();
  for (let k = 1; k <= tenure; k++) liveOneMonth(shares, lifeLogOdds(past, k) + calendarLogOdds(signupMonth + k));
  const reached = stillThere(shares);
  return Float64Array.from({ length: months }, (_, i) => {
    const k = tenure + i + 1;
    liveOneMonth(shares, future(k) + calendarLogOdds(signupMonth + k));
    return stillThere(shares) / reached;
  });
}
