import { numberByRole } from '@/lib/dataset/dataset';
import { retentionAt, type Retention } from '@/lib/survival/clv';
import { conditionalSurvival } from '@/lib/survival/conditionalSurvival';
import type { SurvivalCurve } from '@/lib/survival/kaplanMeier';
import type { Workspace } from '@/lib/workspace/derive';
import { lifetimeValues } from '@/lib/workspace/lifetimeValue';
import { timeless } from '@/lib/workspace/riskGroups';

/** Months ahead that are printed. */
const AHEAD = [3, 6, 12, 24] as const;
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

/** How long customers like this one stay: the survival of their risk group. */
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
  tenure: number;
  points: OutlookPoint[];
  /** First month of the curve beyond the observed ones; null where none is. */
  extrapolatedFrom: number | null;
  /** How it goes on beyond the observed months. */
  beyondBy: Retention['beyondBy'];
  /** Chance to be there in so many months from today's tenure; null for who left. */
  ahead: (Share & { months: number; extrapolated: boolean })[] | null;
  /** Of the group, the share that was there after as many months. */
  soFar: Share & { extrapolated: boolean };
}

/** The outlook of one customer from their risk group, at the months they have completed; null for a dataset without tenure. */
export function outlook(workspace: Workspace, row: number): Outlook | null {
  const values = lifetimeValues(workspace);
  if (!values) return null;
  const { dataset, churned, model } = workspace;
  const place = values.risk.of[row]!;
  const { customers, left, curve } = values.risk.groups[place]!;
  const { retention } = values.groups[place]!;
  const tenure = numberByRole(dataset, 'tenure')![row]!;
  const points = curvePoints(curve, retention, churned[row] === 1 ? tenure : tenure + AHEAD.at(-1)!);
  const { survival, lower, upper } = points[tenure]!;
  return {
    place: place + 1,
    groups: values.risk.groups.length,
    customers, left, tenure, points,
    by: madeBy(workspace, values.risk.score !== null),
    oneGroup: values.risk.score ? null : model ? 'few' : 'no-model',
    extrapolatedFrom: points.length - 1 > retention.observed ? retention.observed + 1 : null,
    beyondBy: retention.beyondBy,
    ahead: churned[row] === 1 ? null : AHEAD.map((months) => {
      const { survival: share, ...limits } = conditionalSurvival(retention, tenure, months);
      return { months, share, ...limits };
    }),
    soFar: { share: survival, lower, upper, extrapolated: tenure > retention.observed },
  };
}

/** The group's curve over the months it is followed, and from there on as its retention goes on, at least to `until`. */
function curvePoints(curve: SurvivalCurve, retention: Retention, until: number): OutlookPoint[] {
  const points: OutlookPoint[] = [];
  for (let month = 0; month <= Math.max(retention.observed, until); month++) {
    if (month <= retention.observed) points.push({ month, survival: curve.survival[month]!, lower: curve.lower[month]!, upper: curve.upper[month]! });
    // Beyond the observed months the error is one of the model, which nobody knows.
    else points.push({ month, survival: points[month - 1]!.survival * retentionAt(retention, month), lower: NaN, upper: NaN });
  }
  return points;
}

function madeBy({ dataset, model }: Workspace, grouped: boolean): Outlook['by'] {
  if (!model || !grouped) return { named: [], more: 0 };
  const names = new Set(timeless(dataset, model.card.encoder).map(({ name }) => name));
  const labels = model.drivers.importance.flatMap(({ feature }) => (names.has(feature) ? [dataset.columns.get(feature)!.spec.label] : []));
  return { named: labels.slice(0, NAMED), more: Math.max(0, labels.length - NAMED) };
}
