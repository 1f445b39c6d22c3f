import { quantileSorted } from '@/lib/stats/quantile';

/** In order of precedence: a customer belongs to the first whose rule holds. `core` takes everyone else, so the rules are exhaustive. */
export const SEGMENTS = ['atRisk', 'new', 'highValue', 'loyal', 'core'] as const;
export type Segment = (typeof SEGMENTS)[number];

export interface SegmentRules {
  newMaxTenure: number;
  loyalMinTenure: number;
  highValueShare: number;
}

export interface SegmentInput {
  /** Rows of the active customers; others have no segment. */
  active: ArrayLike<number>;
  /** Probability to leave by row, or null without a model. */
  probability: ArrayLike<number> | null;
  threshold: number;
  /** Months by row, or null. */
  tenure: ArrayLike<number> | null;
  /** By row, or null. */
  monthlyCharge: ArrayLike<number> | null;
}

/**
 * The rule segment of each active customer. Rules whose column the dataset lacks never hold.
 *
 * @returns `segment[i]` belongs to row `active[i]`; `highValueFrom` is the charge from which a customer counts as high value (NaN without charges)
 */
export function assignSegments(input: SegmentInput, rules: SegmentRules): { segment: Segment[]; highValueFrom: number } {
  const { active, probability, tenure, monthlyCharge, threshold } = input;
  const charges = monthlyCharge ? Float64Array.from(active, (row) => monthlyCharge[row]!).filter((charge) => !Number.isNaN(charge)).sort() : [];
  const highValueFrom = quantileSorted(charges, 1 - rules.highValueShare);
  const segment = Array.from(active, (row): Segment => {
    if (probability && probability[row]! >= threshold) return 'atRisk';
    if (tenure && tenure[row]! <= rules.newMaxTenure) return 'new';
    if (monthlyCharge && monthlyCharge[row]! >= highValueFrom) return 'highValue';
    if (tenure && tenure[row]! >= rules.loyalMinTenure) return 'loyal';
    return 'core';
  });
  return { segment, highValueFrom };
}
