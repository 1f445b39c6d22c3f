import { formatCount, formatFixed, formatMoney, formatMoneyRounded, formatRate } from '@/lib/format';
import { sampleSizePerArm, smallestDifference } from '@/lib/stats/sampleSize';
import type { PlanTotals, Range } from './planTotals';

/** Ranges of a plan are its middle 90%. */
export const RANGE_LEVEL = '90% range';

/** @example "90% range €8,648 to €34,715" */
export function rangeText({ lower, upper }: Range, currency: string): string {
  return `${RANGE_LEVEL} ${formatMoneyRounded(lower, currency)} to ${formatMoneyRounded(upper, currency)}`;
}

/** What the net value takes off the cost that is printed beside it, and why that is not all of it. */
export function deductedText({ cost, deducted }: Pick<PlanTotals, 'cost' | 'deducted'>, currency: string): string {
  if (cost - deducted < 0.5) return 'The net value takes off all of it.';
  return `The net value takes off ${formatMoneyRounded(deducted, currency)} of it: the rest is set aside for customers who take an incentive and leave all the same.`;
}

/** The net value from what is printed beside it. @example "€54,352 kept × 60.0% margin − €11,393 taken off" */
export function arithmeticText({ revenue, deducted }: Pick<PlanTotals, 'revenue' | 'deducted'>, grossMargin: number, currency: string): string {
  return `${formatMoneyRounded(revenue, currency)} kept × ${formatRate(grossMargin)} margin − ${formatMoneyRounded(deducted, currency)} taken off`;
}

/** Return on what is set aside; null where nothing is. @example "€1.52 for each €1 set aside" */
export function returnText({ roi }: Pick<PlanTotals, 'roi'>, currency: string): string | null {
  return roi === null ? null : `${formatMoney(roi, currency)} for each ${formatMoneyRounded(1, currency)} set aside`;
}

/** Who is kept back, and what that can show. */
export interface ControlWords {
  /** As a fact by itself. @example "170 more kept back as control group, 10.0% of all in the plan" */
  kept: string;
  /** What the two groups could show; null where nobody is kept back. */
  shows: string | null;
  /** Whether no effect at all could be told from chance. */
  tooFew: boolean;
}

/**
 * @param asked share of the customers that was to be kept back
 * @param months within which departures are counted
 */
export function controlWords({ contacted, leaving, saved }: Pick<PlanTotals, 'contacted' | 'leaving' | 'saved'>, control: number, asked: number, months: number): ControlWords {
  if (asked === 0) return { kept: 'No control group: the effect cannot be measured', shows: null, tooFew: true };
  if (contacted === 0) return { kept: 'Nobody is contacted, so nobody is kept back', shows: null, tooFew: true };
  if (control === 0) return { kept: `The lot of ${formatRate(asked)} kept nobody back: the effect cannot be measured`, shows: null, tooFew: true };
  const kept = `${formatCount(control)} more kept back as control group, ${formatRate(control / (contacted + control))} of all in the plan`;
  const difference = smallestDifference(leaving, contacted, control);
  const expected = saved / contacted;
  if (difference === null) return { kept: `${kept}: too few to measure anything`, shows: `Nothing: so few customers tell no difference in departures within ${months} months from chance.`, tooFew: true };
  const needed = expected > 0 ? `, which takes ${formatCount(Math.ceil(sampleSizePerArm(leaving, leaving - expected)))} customers in each group` : '';
  return {
    kept,
    shows: `A difference of ${formatFixed(100 * difference, 1)} percentage points or more in departures within ${months} months (5% level, 80% power). ${formatFixed(100 * expected, 1)} points are expected${needed}.`,
    tooFew: false,
  };
}
