import type { FeatureValues } from '@/lib/churn/encoder';
import type { Prediction } from '@/lib/churn/schema';
import type { Explanation } from '@/lib/explanation/explainCustomer';
import type { Workspace } from '@/lib/workspace/derive';
import { reasonsOf } from './customerReasons';
import { offerCase } from './offerCase';
import { recommend, type OfferAdvice, type Recommendation } from './recommend';

/**
 * The offers for somebody with these details, weighed; or what is not known, without which nothing can be weighed.
 *
 * @param row of the customer whose details they are, edited or not; null for somebody who is not on file
 * @param explanation of the same details
 */
export function recommendFor(workspace: Workspace, values: FeatureValues, row: number | null, explanation: Explanation): Recommendation | { missing: string } {
  return recommend(workspace, offerCase(workspace, values, row, { probability: explanation.probability, reasons: reasonsOf(workspace, explanation, values, row) }));
}

/** The best offer as the API gives it; null where doing nothing is best. */
export function recommendationForApi(advice: Recommendation | { missing: string }): NonNullable<Prediction['recommendation']> | null {
  if ('missing' in advice) return { missing: `Offers cannot be weighed without ${advice.missing}.` };
  if (!advice.best) return null;
  const { offer, terms, range, cost, breakEven, channel } = advice.best;
  return { id: offer.id, name: offer.name, expectedValue: terms.value, range, cost, breakEven, channel };
}

/** All eligible offers and doing nothing as the API gives them, with what they are computed from; nothing of either where offers cannot be weighed. */
export function offersForApi(advice: Recommendation | { missing: string }): Pick<Prediction, 'offerInputs' | 'offers'> {
  if ('missing' in advice) return {};
  const { leaving, clv, months, offers } = advice;
  const ranked = [...offers.map(weighedForApi), { id: 'do-nothing' as const, expectedValue: 0 as const }];
  // Where an offer brings nothing either, not making it comes first.
  const idle = ({ id }: { id: string }) => Number(id !== 'do-nothing');
  return { offerInputs: { leaveProbability: leaving.probability, clv, months }, offers: ranked.sort((a, b) => b.expectedValue - a.expectedValue || idle(a) - idle(b)) };
}

function weighedForApi({ offer, terms: { value, ...terms }, range, cost, breakEven, channel, saveRate, incentive, acceptance }: OfferAdvice) {
  const pays = breakEven >= 0 && breakEven <= 1;
  return { id: offer.id, name: offer.name, channel, expectedValue: value, range, cost, breakEven: pays ? breakEven : null, saveRate, incentive, acceptance, terms };
}
