import { monthOfYear } from './months';
import type { Features } from './population';

/** Below this tenure a customer has no full billing cycle behind them: late payments are blank in the file and have no effect. */
export const FIRST_BILLED_TENURE = 2;

/** What the file does not show and no model can know: an equal chance of being quicker, average or slower to leave (log-odds). */
export const FRAILTIES = [-0.6, 0, 0.6] as const;
export const FRAILTY_CHANCE = 1 / FRAILTIES.length;

const INTERCEPT = -3.4;
const CONTRACT = { 'Month-to-month': 0, 'One year': -1.5, 'Two year': -2.9 };
const INTERNET = { 'Fiber optic': 0.5, DSL: 0, None: -0.4 };
const NO_TECH_SUPPORT = 0.35;
const NO_ONLINE_SECURITY = 0.3;
const ELECTRONIC_CHECK = 0.4;
const SUPPORT_CALL = 0.24;
const LATE_PAYMENT = 0.22;
const TEN_EUR_MORE = 0.08;
const LOG_TENURE = -0.3;
export const FIBER_WITHOUT_TECH_SUPPORT = 0.35;
/** The life months in which a month-to-month contract weighs more. */
export const EARLY_MONTHS = 6;
export const EARLY_MONTH_TO_MONTH = 0.45;
/** Support calls from which on they weigh more on a month-to-month contract. */
export const MANY_CALLS = 4;
const MANY_CALLS_MONTH_TO_MONTH = 0.45;

/** January … December: moves after New Year and after the summer holidays. */
const SEASON = [0.25, 0.08, 0, -0.04, -0.06, -0.2, -0.24, 0.02, 0.24, 0.08, -0.06, -0.07];
const FIRST_MONTH_OF_2025 = 12;
/** Retention got a little better in 2025. */
const BETTER_SINCE_2025 = -0.14;

/** How many late payments a customer of tenure k can show: none before the first full cycle, later at most one a bill. */
export const visibleLatePayments = (latePayments: number, k: number): number =>
  k < FIRST_BILLED_TENURE ? 0 : Math.min(latePayments, k);

/**
 * The part of the log-odds of leaving that follows from the person and the life month k ≥ 1.
 *
 * Late payments enter as what is visible at month k. Since min(min(drawn, t), j) = min(drawn, j) for every j ≤ t, all months up to
 * tenure t have the same hazards whether the drawn or the printed number is used, and below two months none is used: the truth given
 * the printed row is exact, blank cells included.
 *
 * Gender, senior citizen, paperless billing and usage have no effect: they are the negative controls.
 */
export function lifeLogOdds(x: Features, k: number): number {
  const monthToMonth = x.contract === 'Month-to-month';
  let sum = INTERCEPT + CONTRACT[x.contract] + INTERNET[x.internetService];
  if (x.techSupport === 'No') sum += NO_TECH_SUPPORT;
  if (x.onlineSecurity === 'No') sum += NO_ONLINE_SECURITY;
  if (x.paymentMethod === 'Electronic check') sum += ELECTRONIC_CHECK;
  sum += SUPPORT_CALL * x.supportCalls;
  sum += LATE_PAYMENT * visibleLatePayments(x.latePayments, k);
  sum += (TEN_EUR_MORE * (x.monthlyCharges - 65)) / 10;
  sum += LOG_TENURE * Math.log(k);
  if (x.internetService === 'Fiber optic' && x.techSupport === 'No') sum += FIBER_WITHOUT_TECH_SUPPORT;
  if (monthToMonth && k <= EARLY_MONTHS) sum += EARLY_MONTH_TO_MONTH;
  if (monthToMonth && x.supportCalls >= MANY_CALLS) sum += MANY_CALLS_MONTH_TO_MONTH;
  return sum;
}

/** The part of the log-odds that follows from the calendar month alone. */
export const calendarLogOdds = (month: number): number =>
  SEASON[monthOfYear(month)]! + (month >= FIRST_MONTH_OF_2025 ? BETTER_SINCE_2025 : 0);

/** The chance of log-odds: the logistic function. */
export const chance = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** The chance that someone with features x and frailty u, there after k − 1 months, leaves in life month k, in calendar month `month`. */
export const hazard = (x: Features, k: number, month: number, frailty: number): number =>
  chance(lifeLogOdds(x, k) + calendarLogOdds(month) + frailty);
