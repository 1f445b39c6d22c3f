import { completedMonths, parseIsoDate } from '@/lib/dataset/dates';
import type { Dictionary } from '@/lib/dataset/schema';
import { SAID, type Outlook, type Share } from './outlook';

/** From here on the two chances lie on different sides of a decision: 51% and 35%, say. */
const APART = 0.15;

/** The chance that lies ahead, beside the model's probability, which looks back. */
export interface LookingAhead {
  /** Chance to leave within the next twelve months from today's tenure. */
  leave: Share & { extrapolated: boolean };
  /** Whether nothing tells customers apart, so that it is everyone's at this tenure. */
  everyone: boolean;
  /** The model's probability; null where there is none to set it beside. */
  lookBack: { probability: number; tooNew: boolean; /** Whether the two would have one decide differently. */ apart: boolean } | null;
  /** Completed months that the file watched; null where it does not say. */
  windowMonths: number | null;
}

/**
 * The chance to leave within twelve months beside the model's probability; null for who left and for a file without tenure.
 *
 * @param prediction of the model for this customer; null without a model
 */
export function lookingAhead(outlook: Outlook | null, prediction: { probability: number; tooNew: boolean } | null, window: Dictionary['observationWindow']): LookingAhead | null {
  const said = outlook?.ahead?.find(({ months }) => months === SAID);
  if (!outlook || !said) return null;
  const leave = { share: 1 - said.share, lower: 1 - said.upper, upper: 1 - said.lower, extrapolated: said.extrapolated };
  return {
    leave,
    everyone: outlook.oneGroup !== null,
    lookBack: prediction && { probability: prediction.probability, tooNew: prediction.tooNew, apart: Math.abs(prediction.probability - leave.share) >= APART },
    windowMonths: watchedMonths(window),
  };
}

/** Completed months that the file watched its customers; null where it does not say. */
export function watchedMonths(window: Dictionary['observationWindow']): number | null {
  return window ? completedMonths(parseIsoDate(window.start)!, parseIsoDate(window.end)! + 1) || null : null;
}
