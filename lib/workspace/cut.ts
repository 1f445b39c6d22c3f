import { countBelow } from '@/lib/stats/quantile';

/** The cuts that a page offers: whole percents, and the thresholds that count now or would count, exactly. Rising, none twice. */
export function cutGrid(...exactly: readonly number[]): number[] {
  const whole = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  return [...new Set([...whole, ...exactly])].sort((a, b) => a - b);
}

/** 0.42 → "42", as it is typed and stands in the address; 0.355 → "35.5" */
export function cutText(cut: number): string {
  return String(Number((cut * 100).toPrecision(12)));
}

/** The offered cut that a percentage as text means; null for anything else. */
export function parseCut(text: string, cuts: readonly number[]): number | null {
  if (!/^\d{1,3}(\.\d{1,12})?$/.test(text.trim())) return null;
  const percent = Number(text);
  return cuts.find((cut) => Number(cutText(cut)) === percent) ?? null;
}

/** How many customers are predicted to leave at a threshold. */
export function countYes(sortedProbability: ArrayLike<number>, threshold: number): number {
  return sortedProbability.length - countBelow(sortedProbability, threshold);
}

export interface LabelChanges {
  /** Predicted to stay now, to leave under the new threshold. */
  toYes: number;
  /** Predicted to leave now, to stay under the new threshold. */
  toNo: number;
}

/**
 * Whose label changes between two thresholds, from how many are predicted to leave at each: the lower threshold's are all of the
 * higher's and more, so only one of the two numbers can differ from 0.
 */
export function labelChanges(yesNow: number, yesThen: number): LabelChanges {
  return { toYes: Math.max(0, yesThen - yesNow), toNo: Math.max(0, yesNow - yesThen) };
}
