import { formatFixed, formatNumber, formatRate } from '@/lib/format';
import { BY_MONTH } from '@/lib/workspace/tenureStep';

/** In place of a figure of a month, or of months, that nobody was at risk in. */
export const NOT_WATCHED = 'nobody watched';

/** What is told apart from chance: one in twenty such differences would be no more. */
export const SIGNIFICANT = 0.05;

/** "p < 0.001", "p = 0.012", "p = 0.47" */
export function pText(p: number): string {
  if (p < 0.001) return 'p < 0.001';
  return `p = ${formatFixed(p, p < 0.1 ? 3 : 2)}`;
}

/** Whether groups differ, in words. */
export function differenceText(p: number): string {
  if (Number.isNaN(p)) return 'There is nothing to compare: in no month could customers of two groups leave.';
  if (p < 0.001) return `They differ by far more than chance: ${pText(p)}.`;
  return p < SIGNIFICANT ? `They differ by more than chance: ${pText(p)}.` : `No more than chance would give: ${pText(p)}.`;
}

/** "82.7% to 84.9%", or a dash where there are no limits. */
export function limitsText(limits: { lower: number; upper: number } | undefined): string {
  return limits ? `${formatRate(limits.lower)} to ${formatRate(limits.upper)}` : 'none';
}

/** A median in steps of the file with its limits: "35 months (32 to 38)", "not reached (lower limit 58)". */
export function medianText({ value, lower, upper }: { value: number | null; lower: number | null; upper: number | null }, { many } = BY_MONTH): string {
  if (value === null) return lower === null ? 'not reached' : `not reached (lower limit ${formatNumber(lower, 1)})`;
  return `${formatNumber(value, 1)} ${many}${lower === null ? '' : ` (${formatNumber(lower, 1)} to ${upper === null ? 'not reached' : formatNumber(upper, 1)})`}`;
}

/** "a", "a and b", "a, b and c" */
export function listText(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
