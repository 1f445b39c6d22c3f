import { riskBand, type RiskBand } from '@/lib/churn/riskBand';
import { customerIds, numberByRole } from '@/lib/dataset/dataset';
import { orderBy } from '@/lib/stats/orderBy';
import { rowsWhere } from '@/lib/stats/rows';
import type { Workspace } from './derive';

export interface SaveListEntry {
  customerId: string;
  probability: number;
  riskBand: RiskBand;
  tenure: number | null;
  monthlyCharge: number;
  /** probability × monthly charge */
  atRisk: number;
}

/** The active customers with the most monthly revenue at risk, first things first; null without a model or charges. */
export function saveList(workspace: Workspace, limit: number): SaveListEntry[] | null {
  const { dataset, activeRows, activeProbability, assumptions } = workspace;
  const charge = numberByRole(dataset, 'monthlyCharge');
  if (!activeProbability || !charge) return null;
  const tenure = numberByRole(dataset, 'tenure');
  const ids = customerIds(dataset);
  const value = activeProbability.map((probability, i) => probability * charge[activeRows[i]!]!);
  const known = rowsWhere(value.length, (i) => !Number.isNaN(value[i]!));
  return Array.from(orderBy(known, value, true).subarray(0, limit), (i) => {
    const row = activeRows[i]!;
    const probability = activeProbability[i]!;
    return {
      customerId: ids[row]!,
      probability,
      riskBand: riskBand(probability, assumptions.riskBands),
      tenure: tenure ? tenure[row]! : null,
      monthlyCharge: charge[row]!,
      atRisk: value[i]!,
    };
  });
}
