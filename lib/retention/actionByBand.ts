import type { RiskBand } from '@/lib/churn/riskBand';

export interface RecommendedAction {
  title: string;
  detail: string;
}

/**
 * The first thing to do for a customer, by risk band alone. It names no saving: what an action is expected to bring needs the
 * customer's value and the chance that the action works, which a band does not know.
 */
const ACTIONS: Record<RiskBand, RecommendedAction> = {
  high: { title: 'Call today', detail: 'Ask what is wrong before offering anything; agree the next step on the phone.' },
  medium: { title: 'Call this week', detail: 'Check in personally, and settle complaints and open payments if there are any.' },
  low: { title: 'Write to them', detail: 'Send a useful message and watch whether the risk rises.' },
  safe: { title: 'Nothing now', detail: 'The chance is low, and a call can remind people of leaving. Look again when something changes.' },
};

export function actionForBand(band: RiskBand): RecommendedAction {
  return ACTIONS[band];
}

/** For a customer so new that nobody on file left as early: their band says nothing yet. */
export const ACTION_FOR_NEWCOMER: RecommendedAction = {
  title: 'Welcome them',
  detail: 'Make sure that everything works and that they know what they pay; look again in a few months.',
};
