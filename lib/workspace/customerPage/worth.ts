import { numberByRole } from '@/lib/dataset/dataset';
import { lacksColumn, roleName } from '@/lib/dataset/roleWords';
import { Z95 } from '@/lib/stats/intervals';
import { clvMultiplier } from '@/lib/survival/clv';
import { customerBase } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import { lifetimeValueAt, lifetimeValues, retentionOf } from '@/lib/workspace/lifetimeValue';

/** What is at stake with one active customer; money in the dataset's currency. */
export interface Worth {
  monthlyCharge: number | null;
  /** probability × monthly charge; null without either. */
  atRisk: number | null;
  /** Null without a tenure or a charge. */
  lifetime: LifetimeValue | null;
  /** What the file lacks for either number, one sentence each. */
  missing: string[];
}

export interface LifetimeValue {
  /** grossMargin × monthly charge × payments. */
  value: number;
  /** 95% limits from the sampling error of the observed months and of the customer's score, not below 0; null where most of the value lies beyond the observed months. */
  range: { lower: number; upper: number } | null;
  grossMargin: number;
  discountRate: number;
  /** Months ahead that count. */
  horizon: number;
  /** Expected monthly payments over the horizon, discounted: Σ S(T + k)/S(T)/(1 + d)^k. NaN where nothing is margin. */
  payments: number;
  /** Share of the value that lies beyond the observed months, 0–1. */
  extrapolated: number;
  /** Last month of tenure at which the group was observed. */
  observed: number;
}

/** Above this share of extrapolated value the sampling error says next to nothing of how far off it may be. */
const MOSTLY = 0.5;

/** What is at stake; null for who left: nothing is any more. */
export function worth(workspace: Workspace, row: number): Worth | null {
  const { dataset, churned, model } = workspace;
  if (churned[row] === 1) return null;
  const charge = numberByRole(dataset, 'monthlyCharge')?.[row] ?? NaN;
  const atRisk = customerBase(workspace).atRisk?.[row] ?? NaN;
  return {
    monthlyCharge: Number.isNaN(charge) ? null : charge,
    atRisk: Number.isNaN(atRisk) ? null : atRisk,
    lifetime: lifetimeValue(workspace, row, charge),
    missing: [
      ...(numberByRole(dataset, 'monthlyCharge') === null ? [numberByRole(dataset, 'tenure') === null ? lacksColumn(['monthlyCharge', 'tenure'], 'bring revenue at risk and lifetime value') : lacksColumn(['monthlyCharge'], 'bring revenue at risk and lifetime value')] : Number.isNaN(charge) ? [`This customer’s ${roleName(dataset.dictionary, 'monthlyCharge')} is not known, so neither value can be computed.`] : []),
      ...(numberByRole(dataset, 'tenure') === null && numberByRole(dataset, 'monthlyCharge') !== null ? [lacksColumn(['tenure'], 'bring lifetime value')] : []),
      ...(model ? [] : ['Without a model there is no probability, and so no revenue at risk.']),
    ],
  };
}

function lifetimeValue(workspace: Workspace, row: number, charge: number): LifetimeValue | null {
  const values = lifetimeValues(workspace);
  if (!values || Number.isNaN(charge)) return null;
  const { grossMargin, discountRate, clvHorizon } = workspace.assumptions;
  const tenure = numberByRole(workspace.dataset, 'tenure')![row]!;
  const retention = retentionOf(values, row);
  const { multiplier, standardError, extrapolated } = clvMultiplier(retention, workspace.assumptions, tenure);
  const { value } = lifetimeValueAt(values, row, tenure, charge);
  const half = Z95 * standardError * charge;
  return {
    value,
    range: extrapolated > MOSTLY ? null : { lower: Math.max(0, value - half), upper: value + half },
    grossMargin,
    discountRate,
    horizon: clvHorizon,
    payments: multiplier / grossMargin,
    extrapolated,
    observed: retention.observed,
  };
}
