import { completedMonths, parseIsoDate } from '@/lib/dataset/dates';
import type { Dictionary } from '@/lib/dataset/schema';
import { Z95 } from '@/lib/stats/intervals';
import type { Workspace } from '@/lib/workspace/derive';
import { lifetimeValues } from '@/lib/workspace/lifetimeValue';
import type { Leaving } from '@/lib/workspace/offers/offerCase';
import { SAID, type Outlook, type Share } from './outlook';

/** From here on the two chances lie on different sides of a decision: 51% and 35%, say. */
const APART = 0.15;

/** The chance that lies ahead, beside the model's probability, which looks back. */
export interface LookingAhead {
  /** Chance to leave within the next `months` months from today's tenure. */
  leave: Share & { extrapolated: boolean; /** The last month that the data follows customers to. */ observed: number };
  months: number;
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
  const leave = { share: 1 - said.share, lower: 1 - said.upper, upper: 1 - said.lower, extrapolated: said.extrapolated, observed: outlook.observed * outlook.step.months };
  return beside(leave, SAID, outlook.oneGroup !== null, prediction, window);
}

/** The same of details that were typed, for the months that count for offers: where these are twelve too, the record's own details have the same chance. */
export function lookingAheadOf(workspace: Workspace, { probability, logHazardError, extrapolated, observed }: Leaving, prediction: { probability: number; tooNew: boolean }): LookingAhead {
  const { dataset, assumptions: { leaveWithin } } = workspace;
  const hazard = -Math.log1p(-probability);
  const limit = (z: number) => -Math.expm1(-Math.max(0, hazard * (1 + z * logHazardError)));
  return beside({ share: probability, lower: limit(-Z95), upper: limit(Z95), extrapolated, observed }, leaveWithin, !lifetimeValues(workspace)?.risk.score, prediction, dataset.dictionary.observationWindow);
}

function beside(leave: LookingAhead['leave'], months: number, everyone: boolean, prediction: { probability: number; tooNew: boolean } | null, window: Dictionary['observationWindow']): LookingAhead {
  return {
    leave, months, everyone,
    lookBack: prediction && { probability: prediction.probability, tooNew: prediction.tooNew, apart: Math.abs(prediction.probability - leave.share) >= APART },
    windowMonths: watchedMonths(window),
  };
}

/** Completed months that the file watched its customers; null where it does not say. */
export function watchedMonths(window: Dictionary['observationWindow']): number | null {
  return window ? completedMonths(parseIsoDate(window.start)!, parseIsoDate(window.end)! + 1) || null : null;
}
