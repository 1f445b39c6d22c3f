import { numberByRole } from '@/lib/dataset/dataset';
import { conditionalOutlook, conditionalSurvival } from '@/lib/survival/conditionalSurvival';
import type { Workspace } from '@/lib/workspace/derive';
import { lifetimeValues, retentionOf } from '@/lib/workspace/lifetimeValue';
import { timeless } from '@/lib/workspace/riskScores';
import { tenureStep, type TenureStep } from '@/lib/workspace/tenureStep';

/** Months ahead that are printed, by what the file counts in. */
const AHEAD: Record<TenureStep['one'], readonly [number, number, number, number]> = { month: [3, 6, 12, 24], year: [12, 24, 36, 60] };
/** Of them the one that is said first. */
export const SAID = 12;
const NAMED = 3;

/** A share of a group, 0–1, with its 95% limits; NaN where there are none. */
export interface Share {
  share: number;
  lower: number;
  upper: number;
}

export interface OutlookPoint {
  month: number;
  survival: number;
  lower: number;
  upper: number;
}

/** How long customers with these details stay: the survival of their risk group, scaled by how fast they leave within it. */
export interface Outlook {
  /** Place of the group among all, 1 for those who stay longest. */
  place: number;
  groups: number;
  customers: number;
  left: number;
  /** Labels of the details that the group is made by, the strongest first; none where everyone is one group. */
  by: { named: string[]; more: number };
  /** Why everyone is one group; null where they are not. */
  oneGroup: 'no-model' | 'few' | null;
  /** What the file counts in: tenure, points, and where they are followed to and extrapolated from are in such steps. */
  step: TenureStep;
  tenure: number;
  points: OutlookPoint[];
  /** The group's own curve, as far as it is followed; empty where everyone is one group. */
  group: OutlookPoint[];
  /** First month of the curve beyond the observed ones; null where none is. */
  extrapolatedFrom: number | null;
  /** Last month that such customers are followed to. */
  observed: number;
  /** Chance to be there in so many months from today's tenure; null for who left. */
  ahead: (Share & { months: number; extrapolated: boolean })[] | null;
  /** The share that was there after as many months. */
  soFar: Share & { extrapolated: boolean };
}

/** The outlook of one customer at the months they have completed; null for a dataset without tenure. */
export function outlook(workspace: Workspace, row: number): Outlook | null {
  const values = lifetimeValues(workspace);
  if (!values) return null;
  const { dataset, churned, model } = workspace;
  const place = values.risk.of[row]!;
  const { customers, left, curve } = values.risk.groups[place]!;
  const retention = retentionOf(values, row);
  const tenure = numberByRole(dataset, 'tenure')![row]!;
  const step = tenureStep(dataset);
  const ahead = AHEAD[step.one];
  const points = pointsOf(conditionalOutlook(retention, 0, Math.max(retention.observed, churned[row] === 1 ? tenure : tenure + ahead[3])), retention.observed);
  const { survival, lower, upper } = points[tenure]!;
  return {
    place: place + 1,
    groups: values.risk.groups.length,
    customers, left, step,
    tenure: tenure / step.months,
    points: everyStep(points, step),
    group: values.risk.score ? everyStep(pointsOf(curve, retention.observed).slice(0, retention.observed + 1), step) : [],
    by: madeBy(workspace, values.risk.score !== null),
    oneGroup: values.risk.score ? null : model ? 'few' : 'no-model',
    extrapolatedFrom: points.length - 1 > retention.observed ? Math.ceil((retention.observed + 1) / step.months) : null,
    observed: Math.floor(retention.observed / step.months),
    ahead: churned[row] === 1 ? null : ahead.map((months) => {
      const { survival: share, ...limits } = conditionalSurvival(retention, tenure, months);
      return { months, share, ...limits };
    }),
    soFar: { share: survival, lower, upper, extrapolated: tenure > retention.observed },
  };
}

/** Beyond the observed months the error is one of the model, which nobody knows. */
function pointsOf({ survival, lower, upper }: { survival: Float64Array; lower: Float64Array; upper: Float64Array }, observed: number): OutlookPoint[] {
  return Array.from(survival, (share, month) => (month <= observed ? { month, survival: share, lower: lower[month]!, upper: upper[month]! } : { month, survival: share, lower: NaN, upper: NaN }));
}

function everyStep(points: readonly OutlookPoint[], { months }: TenureStep): OutlookPoint[] {
  return points.filter(({ month }) => month % months === 0).map((point) => ({ ...point, month: point.month / months }));
}

function madeBy({ dataset, model }: Workspace, grouped: boolean): Outlook['by'] {
  if (!model || !grouped) return { named: [], more: 0 };
  const names = new Set(timeless(dataset, model.card.encoder).map(({ name }) => name));
  const labels = model.drivers.importance.flatMap(({ feature }) => (names.has(feature) ? [dataset.columns.get(feature)!.spec.label] : []));
  return { named: labels.slice(0, NAMED), more: Math.max(0, labels.length - NAMED) };
}
