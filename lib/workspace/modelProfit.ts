import { formatMoney } from '@/lib/format';
import { contactThreshold, expectedMaximumProfit, profitAtCut } from '@/lib/retention/maximumProfit';
import { betaMean, betaQuantile } from '@/lib/stats/beta';
import type { Workspace } from './derive';
import { kpiCards } from './kpiCards';

/**
 * What contacting customers above a cut would have brought, in hindsight: as if one campaign had reached every customer of the file before
 * they left. The probability looks back over the file's whole window, so this compares cuts and models and forecasts nothing: far fewer
 * leave in any one month. Money in the dataset's currency, per customer of the base, contacted or not.
 */
export interface ModelProfit {
  /** Average lifetime value of the active customers, as the KPI card computes it. */
  clv: number;
  contactCost: number;
  incentiveCost: number;
  /** Mean of the assumed save rate, and the middle 95% of it. */
  saveRate: { mean: number; lower: number; upper: number; a: number; b: number };
  /** At each cut: at the mean save rate, and at both ends of its middle 95%. */
  perCustomer: number[];
  lower: number[];
  upper: number[];
  /** Position of the cut of the highest profit; of equals the strictest. */
  best: number;
  /** Expected maximum profit, and the share of the base that is contacted for it: a measure to compare models by. */
  emp: Record<'forest' | 'logisticRegression', { emp: number; fraction: number }>;
  /** The probability at which contacting one customer of average value breaks even, in the same hindsight. */
  breakEven: number;
}

export interface ProfitInput {
  /** n labels, 1 = churned. */
  y: Uint8Array;
  /** n probabilities of the forest and n of its rival, each by a model that has not seen the row. */
  probability: Float64Array;
  logistic: Float64Array;
  /** Rows of either outcome, and those at or above each cut. */
  positives: number;
  negatives: number;
  truePositives: readonly number[];
  falsePositives: readonly number[];
}

/** The profit of a campaign by cut, or why it cannot be computed. */
export function modelProfit(workspace: Workspace, input: ProfitInput): ModelProfit | { absence: string } {
  const { positives, negatives } = input;
  if (positives === 0 || negatives === 0) return { absence: 'It needs customers who left and customers who stayed.' };
  const { contactCost, incentiveCost, saveRate } = workspace.assumptions.campaign;
  const card = kpiCards(workspace, 'month').find((kpi) => 'metric' in kpi ? kpi.metric.id === 'averageClv' : kpi.label === 'Average CLV')!;
  if (!('metric' in card)) return { absence: `There is no average lifetime value (CLV) to save. ${card.absence}` };
  const clv = card.metric.value;
  if (!(clv > incentiveCost)) {
    const money = (value: number) => formatMoney(value, workspace.dataset.dictionary.currency);
    return { absence: `The offer (${money(incentiveCost)}, assumed) costs as much as the average customer is worth (CLV ${money(clv)}) or more, so no campaign pays.` };
  }
  const economics = { clv, contactCost, incentiveCost };
  const prevalence = positives / (positives + negatives);
  const rates = { mean: betaMean(saveRate.a, saveRate.b), lower: betaQuantile(0.025, saveRate.a, saveRate.b), upper: betaQuantile(0.975, saveRate.a, saveRate.b) };
  const profits = (rate: number) => input.truePositives.map((found, i) => {
    const cut = { truePositiveRate: found / positives, falsePositiveRate: input.falsePositives[i]! / negatives, prevalence, saveRate: rate, ...economics };
    return Number(profitAtCut(cut).toPrecision(7));
  });
  const emp = (score: Float64Array) => expectedMaximumProfit({ y: input.y, score, saveRate, ...economics });
  const perCustomer = profits(rates.mean);
  return {
    ...economics,
    saveRate: { ...saveRate, ...rates },
    perCustomer, lower: profits(rates.lower), upper: profits(rates.upper),
    best: perCustomer.lastIndexOf(Math.max(...perCustomer)),
    emp: { forest: emp(input.probability), logisticRegression: emp(input.logistic) },
    breakEven: contactThreshold({ ...economics, saveRate: rates.mean }),
  };
}
