/** Retaining more than half of those who would leave is beyond any campaign. */
export const MAX_RETAIN = 50;
export const DEFAULT_RETAIN = 10;

/** A coming year in which some departures do not happen, beside the one that is expected. */
export interface Scenario {
  /** Expected monthly revenue in 12 months, if nothing is done. */
  base: number;
  /** The same in the scenario. */
  revenue: number;
  /** Received over the 12 months, and not without the scenario. */
  kept: number;
  /** The margin of it; not discounted, and before what keeping them costs. */
  margin: number;
}

/**
 * The scenario in which only a share of the departures that another one prevents does not happen.
 *
 * @param share 0 … 1; at 0 nothing changes
 * @example partOf({ base: 90, revenue: 100, kept: 60, margin: 30 }, 0.1) // { base: 90, revenue: 91, kept: 6, margin: 3 }
 */
export function partOf({ base, revenue, kept, margin }: Scenario, share: number): Scenario {
  return { base, revenue: base + share * (revenue - base), kept: share * kept, margin: share * margin };
}

/** A whole percent from 0 to 50 as text; null for anything else. */
export function parseRetain(text: string): number | null {
  if (!/^\d{1,2}$/.test(text.trim())) return null;
  const percent = Number(text);
  return percent <= MAX_RETAIN ? percent : null;
}
