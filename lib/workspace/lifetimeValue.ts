import { clvMultipliers, monthlyRetention, type ClvMultipliers, type Retention } from '@/lib/survival/clv';
import type { Workspace } from './derive';
import { riskGroups, type RiskGroups } from './riskGroups';

/** What one unit of monthly charge is worth, by tenure, to a customer of one risk group. */
export interface GroupValue extends ClvMultipliers {
  retention: Retention;
}

export interface LifetimeValues {
  risk: RiskGroups;
  /** By risk group. */
  groups: GroupValue[];
}

const known = new WeakMap<Workspace, LifetimeValues>();

/** Lifetime values from the survival of each risk group; null for a dataset without tenure. Computed once for each loaded state. */
export function lifetimeValues(workspace: Workspace): LifetimeValues | null {
  const risk = riskGroups(workspace);
  if (!risk) return null;
  let values = known.get(workspace);
  if (!values) {
    const longest = workspace.survival!.survival.length - 1;
    const groups = risk.groups.map(({ curve }): GroupValue => {
      const retention = monthlyRetention(curve);
      return { retention, ...clvMultipliers(retention, workspace.assumptions, longest) };
    });
    known.set(workspace, (values = { risk, groups }));
  }
  return values;
}

/** Lifetime value of a customer of the file after `months` of tenure, and how much of it is extrapolated; NaN without a charge. */
export function lifetimeValueAt({ risk, groups }: LifetimeValues, row: number, months: number, monthlyCharge: number): { value: number; extrapolated: number } {
  const { multiplier, extrapolated } = groups[risk.of[row]!]!;
  const value = monthlyCharge * multiplier[months]!;
  return { value, extrapolated: value * extrapolated[months]! };
}
