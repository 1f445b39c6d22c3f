import { intervalText } from '@/app/_components/customer/interval';
import { formatMonths, formatProbability } from '@/lib/format';
import type { LookingAhead } from '@/lib/workspace/customerPage/lookingAhead';

/**
 * What lies ahead, and how the probability beside it, which looks back, goes with that: where the two would have one decide
 * differently, which to use for what.
 *
 * @returns `back` is null where there is no probability
 */
export function lookingAheadText({ leave, months, everyone, lookBack, windowMonths }: LookingAhead): { ahead: string; back: string | null } {
  const chance = formatProbability(leave.share);
  const ranged = leave.extrapolated ? `about ${chance}` : Number.isNaN(leave.lower + leave.upper) ? chance : `${chance} (${intervalText(leave)})`;
  const ahead = `Looking ahead: ${ranged} of ${everyone ? 'all who stayed this long' : 'customers like this'} leave within ${formatMonths(months)}${leave.extrapolated ? `, by extrapolation beyond the ${formatMonths(leave.observed)} seen in this data` : ''}.`;
  if (!lookBack) return { ahead, back: null };
  const seen = `The ${formatProbability(lookBack.probability)} above`;
  if (lookBack.tooNew) return { ahead, back: `${seen} says nothing of that.` };
  return { ahead, back: `${seen} ${looksBack(windowMonths)}${lookBack.apart ? `: use it to rank customers, and the ${chance} for what to expect` : ''}.` };
}

/**
 * The same of a list that prints both.
 *
 * @param months within which a departure counts
 */
export function chanceAndRiskText(months: number, windowMonths: number | null): string {
  return `The chance to leave looks ahead ${formatMonths(months)}, and the value counts on it. The risk ${looksBack(windowMonths)}: use it to rank customers.`;
}

function looksBack(windowMonths: number | null): string {
  return `looks back over ${windowMonths === null ? 'the time that the file covers' : `the file’s ${formatMonths(windowMonths)}`}`;
}
