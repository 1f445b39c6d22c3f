import { numberByRole } from '@/lib/dataset/dataset';
import { formatRate } from '@/lib/format';
import { wilsonInterval } from '@/lib/stats/intervals';
import type { Workspace } from './derive';

const BANDS: readonly [from: number, to: number][] = [[0, 6], [7, 12], [13, 24], [25, 36], [37, 48], [49, 60], [61, Infinity]];

export interface TenureChurn {
  title: string;
  survivalTitle: string;
  bands: { label: string; count: number; lost: number; rate: number; lower: number; upper: number }[];
  /** Share still a customer after each month, with the limits of its 95% interval. */
  survival: { month: number; share: number; lower: number; upper: number; atRisk: number }[];
}

/** Who left by months with the company, and the survival curve: what a file with a tenure but no dates can show. Null without tenure. */
export function tenureChurn(workspace: Workspace): TenureChurn | null {
  const tenure = numberByRole(workspace.dataset, 'tenure');
  if (!tenure || !workspace.survival) return null;
  const bands = BANDS.map(([from, to]) => {
    let count = 0;
    let lost = 0;
    for (let row = 0; row < tenure.length; row++) {
      if (!(tenure[row]! >= from && tenure[row]! <= to)) continue;
      count++;
      lost += workspace.churned[row]!;
    }
    const [lower, upper] = wilsonInterval(lost, count);
    return { label: to === Infinity ? `${from}+` : `${from}–${to}`, count, lost, rate: lost / count, lower, upper };
  }).filter((band) => band.count > 0);
  const worst = bands.reduce((a, b) => (b.rate > a.rate ? b : a));
  return { title: `${formatRate(worst.rate)} of customers with ${worst.label} months left`, survivalTitle: survivalTitle(workspace), bands, survival: survivalPoints(workspace) };
}

function survivalPoints(workspace: Workspace): TenureChurn['survival'] {
  const { survival, lower, upper, atRisk } = workspace.survival!;
  return Array.from(survival, (share, month) => ({ month, share, lower: lower[month]!, upper: upper[month]!, atRisk: atRisk[month]! }));
}

function survivalTitle(workspace: Workspace): string {
  const { survival } = workspace.survival!;
  const month = [24, 12, 6].find((candidate) => candidate < survival.length) ?? survival.length - 1;
  return `${formatRate(survival[month]!)} of customers are still there after ${month} months`;
}
