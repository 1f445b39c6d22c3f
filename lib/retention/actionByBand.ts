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
  medium: { title: 'Call this week', detail: 'Check in personally and settle open complaints or bills.' },
  low: { title: 'Write to them', detail: 'Send a useful message and watch whether the risk rises.' },
  safe: { title: 'Leave in peace', detail: 'No action: contacting settled customers can remind them to leave.' },
};

export function actionForBand(band: RiskBand): RecommendedAction {
  return ACTIONS[band];
}
