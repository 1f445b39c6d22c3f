import { numberByRole } from '@/lib/dataset/dataset';
import { formatRate } from '@/lib/format';
import { wilsonInterval } from '@/lib/stats/intervals';
import type { SurvivalCurve } from '@/lib/survival/kaplanMeier';
import type { Workspace } from './derive';
import { inSteps, stepsText, tenureStep, type TenureStep } from './tenureStep';

/** First and last of each band, in the steps of the file. */
const BANDS: Record<TenureStep['one'], readonly [from: number, to: number][]> = {
  month: [[0, 6], [7, 12], [13, 24], [25, 36], [37, 48], [49, 60], [61, Infinity]],
  year: [[0, 0], [1, 1], [2, 2], [3, 4], [5, 6], [7, 9], [10, Infinity]],
};

export interface TenureChurn {
  /** What the file counts in: bands and months below are such steps. */
  step: TenureStep;
  title: string;
  survivalTitle: string;
  bands: { label: string; count: number; lost: number; rate: number; lower: number; upper: number }[];
  /** Share still a customer after each month, with the limits of its 95% interval. */
  survival: { month: number; share: number; lower: number; upper: number; atRisk: number }[];
}

/** Who left by time with the company, and the survival curve: what a file with a tenure but no dates can show. Null without tenure. */
export function tenureChurn(workspace: Workspace): TenureChurn | null {
  const tenure = numberByRole(workspace.dataset, 'tenure');
  if (!tenure || !workspace.survival) return null;
  const step = tenureStep(workspace.dataset);
  const bands = BANDS[step.one].map(([from, to]) => {
    let count = 0;
    let lost = 0;
    for (let row = 0; row < tenure.length; row++) {
      const time = tenure[row]! / step.months;
      if (!(time >= from && time <= to)) continue;
      count++;
      lost += workspace.churned[row]!;
    }
    const [lower, upper] = wilsonInterval(lost, count);
    return { label: to === Infinity ? `${from}+` : from === to ? String(from) : `${from}–${to}`, count, lost, rate: lost / count, lower, upper };
  }).filter((band) => band.count > 0);
  const worst = bands.reduce((a, b) => (b.rate > a.rate ? b : a));
  const curve = inSteps(workspace.survival, step);
  return { step, title: `${formatRate(worst.rate)} of customers with ${worst.label} ${worst.label === '1' ? step.one : step.many} left`, survivalTitle: survivalTitle(curve, step), bands, survival: survivalPoints(curve) };
}

function survivalPoints({ survival, lower, upper, atRisk }: SurvivalCurve): TenureChurn['survival'] {
  return Array.from(survival, (share, month) => ({ month, share, lower: lower[month]!, upper: upper[month]!, atRisk: atRisk[month]! }));
}

function survivalTitle({ survival }: SurvivalCurve, step: TenureStep): string {
  const month = (step.months === 12 ? [2, 1] : [24, 12, 6]).find((candidate) => candidate < survival.length) ?? survival.length - 1;
  return `${formatRate(survival[month]!)} of customers are still there after ${stepsText(month, step)}`;
}
