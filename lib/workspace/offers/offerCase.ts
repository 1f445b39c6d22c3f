import type { FeatureValues } from '@/lib/churn/encoder';
import { cellValue, columnsByRole, type Dataset } from '@/lib/dataset/dataset';
import type { OfferProfile } from '@/lib/retention/offers';
import { clvMultiplier, retentionAt, type Retention } from '@/lib/survival/clv';
import type { Workspace } from '@/lib/workspace/derive';
import { lifetimeValues, retentionAtPlace } from '@/lib/workspace/lifetimeValue';

/** The chance to leave within so many months from today's tenure, and how far off its cumulative hazard may be. */
export interface Leaving {
  probability: number;
  /** Standard error of ln Λ, where the probability is 1 − exp(−Λ). */
  logHazardError: number;
  /** Whether it rests on months beyond the observed ones, to whose error nothing is added. */
  extrapolated: boolean;
  /** The last of the observed months. */
  observed: number;
}

/** Somebody whom offers are weighed for: a customer on file, perhaps with other details, or nobody on file. */
export interface OfferCase extends OfferProfile {
  /** NaN where it is not known. */
  monthlyCharge: number;
  /** Null where tenure is not known: then nothing is known of what lies ahead. */
  leaving: Leaving | null;
}

/**
 * What offers ask of somebody with these details.
 *
 * @param values the details that the model takes; others are read from the record
 * @param row of the customer whose details they are, edited or not; null for somebody who is not on file
 * @param said what the model says of them: its probability, and the columns that raise it
 */
export function offerCase(workspace: Workspace, values: FeatureValues, row: number | null, said: Pick<OfferProfile, 'probability' | 'reasons'>): OfferCase {
  const { dataset, assumptions } = workspace;
  const value = (name: string) => (name in values ? values[name]! : row === null ? null : cellValue(dataset.columns.get(name), row));
  const monthlyCharge = numberOf(dataset, 'monthlyCharge', value);
  const tenure = numberOf(dataset, 'tenure', value);
  const lifetimes = lifetimeValues(workspace);
  if (!lifetimes || Number.isNaN(tenure)) return { ...said, value, monthlyCharge, clv: null, leaving: null };
  const retention = retentionAtPlace(lifetimes, lifetimes.risk.placeOf(values, row));
  const clv = monthlyCharge * clvMultiplier(retention, assumptions, tenure).multiplier;
  return { ...said, value, monthlyCharge, clv: Number.isNaN(clv) ? null : clv, leaving: leavingWithin(retention, tenure, assumptions.leaveWithin) };
}

/** @param months looked ahead, ≥ 1 */
export function leavingWithin(retention: Retention, tenure: number, months: number): Leaving {
  let [hazard, variance] = [0, 0];
  for (let k = 1; k <= months; k++) {
    hazard -= Math.log(retentionAt(retention, tenure + k));
    variance += retention.variance[tenure + k] ?? 0;
  }
  const error = hazard > 0 && hazard < Infinity ? Math.hypot(Math.sqrt(variance) / hazard, retention.commonError ?? 0) : 0;
  return { probability: -Math.expm1(-hazard), logHazardError: error, extrapolated: tenure + months > retention.observed, observed: retention.observed };
}

function numberOf(dataset: Dataset, role: 'monthlyCharge' | 'tenure', value: (name: string) => number | string | null): number {
  const [column] = columnsByRole(dataset, role);
  const given = column ? value(column.spec.name) : null;
  return typeof given === 'number' ? given : NaN;
}
