import type { Assumptions } from '@/lib/dataset/schema';
import { moneyScale } from '@/lib/retention/usualOffers';

/** Of the churn rate for which bands of 30, 50 and 70% were chosen: a quarter of the customers leaves. */
const USUAL_CHURN = 0.265;

const logit = (p: number) => Math.log(p / (1 - p));
const expit = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * Assumptions for a dataset that has none of its own: the given ones, with bands and threshold lowered by the odds of its churn rate,
 * so that "high" means as much more than average with 1% of the customers leaving as with a quarter. They are never raised: who leaves with
 * a chance of 48% is not safe, however many leave.
 *
 * What a campaign costs is a guess in euros: where customers pay amounts of another size, it is multiplied as the usual offers are.
 *
 * @param churnRate 0 … 1; at 0 no cut is moved
 * @param charge what customers typically pay a month; NaN where it is not known
 * @see Saerens, Latinne & Decaestecker (2002), "Adjusting the outputs of a classifier to new a priori probabilities"
 * @example defaultAssumptions(usual, 0.01, NaN).riskBands // { low: 0.012, medium: 0.027, high: 0.061 }
 */
export function defaultAssumptions(usual: Assumptions, churnRate: number, charge: number): Assumptions {
  const scale = moneyScale(charge);
  const { contactCost, incentiveCost } = usual.campaign;
  return { ...usual, ...cutsFor(usual, churnRate), campaign: { ...usual.campaign, contactCost: contactCost * scale, incentiveCost: incentiveCost * scale } };
}

function cutsFor(usual: Assumptions, churnRate: number): Pick<Assumptions, 'riskBands' | 'threshold'> {
  if (!(churnRate > 0 && churnRate < USUAL_CHURN)) return usual;
  const shift = logit(churnRate) - logit(USUAL_CHURN);
  const moved = (share: number) => Number(expit(logit(share) + shift).toPrecision(2));
  const { low, medium, high } = usual.riskBands;
  const riskBands = { low: moved(low), medium: moved(medium), high: moved(high) };
  // Rounded to two figures they can meet near 0 or 1.
  if (!(riskBands.low < riskBands.medium && riskBands.medium < riskBands.high)) return usual;
  return { riskBands, threshold: moved(usual.threshold) };
}
