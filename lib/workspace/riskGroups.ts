import type { FeatureValues } from '@/lib/churn/encoder';
import type { ChurnModel } from '@/lib/churn/model';
import { numberByRole, type Dataset } from '@/lib/dataset/dataset';
import { orderBy } from '@/lib/stats/orderBy';
import { pick, rowsWhere } from '@/lib/stats/rows';
import { kaplanMeier, type SurvivalCurve } from '@/lib/survival/kaplanMeier';
import { monthsBeforeObservation, type Workspace } from './derive';
import { riskScores, type RiskScores } from './riskScores';
import { sharedCache } from './sharedCache';

/** Customers who leave about equally fast, and how long they stay. */
export interface RiskGroup {
  customers: number;
  left: number;
  curve: SurvivalCurve;
}

/** Every customer in one of a few groups of equal size, those who stay longest first. */
export interface RiskGroups {
  groups: RiskGroup[];
  /** Place in `groups` by row. */
  of: Uint8Array;
  /** Log relative hazard by row, from a regression that has not seen the row; null where everyone is one group. */
  score: Float64Array | null;
  /** Standard error of a row's score; 0 without scores. */
  scoreError: (row: number) => number;
  /**
   * Where somebody with other details belongs: a customer of the file by the regression that has not seen their row, so that their own
   * details give their own place; anybody else by the mean of all of them.
   */
  placeOf: (values: FeatureValues, row: number | null) => RiskPlace;
  /** The columns that make somebody with these details leave sooner than average, beyond chance; null where everyone is one group. */
  raises: RiskScores['raises'] | null;
  /** How somebody who is not on file is placed, as data: what their details add, and the scores from which each group but the first begins; null where everyone is one group. */
  strangers: { risks: RiskScores['strangers']; bounds: number[] } | null;
}

/** How fast somebody leaves: their group, and their log relative hazard with its standard error. */
export interface RiskPlace {
  group: number;
  score: number;
  error: number;
}

/** Fifths; more would leave the quickest group unobserved after its first year (docs/decisions/0011). */
const GROUPS = 5;
/** Departures that a group's curve needs behind it, on average. */
const EVENTS_PER_GROUP = 50;

// Whatever the threshold, the groups are the same: they go with the model.
const known = sharedCache<ChurnModel, RiskGroups>('riskGroups');
const ungrouped = sharedCache<Dataset, RiskGroups>('ungroupedRisk');

/**
 * Groups customers by how fast those with their details leave, whatever their tenure; null for a dataset without tenure.
 *
 * The score is the log relative hazard of a Cox regression on the model's columns without those that grow with time, each fold by
 * a regression on the others. The forest's own probability would not do: it has tenure in it, so its lowest group holds those who
 * stayed long, and a survival curve of them only shows that they did (measured in docs/decisions/0011). Without a model, or with
 * too few departures, everyone is one group.
 */
export function riskGroups(workspace: Workspace): RiskGroups | null {
  const { model, dataset, survival, churned } = workspace;
  if (!survival) return null;
  const [cache, key] = model ? [known as WeakMap<object, RiskGroups>, model] : [ungrouped as WeakMap<object, RiskGroups>, dataset];
  let groups = cache.get(key);
  if (!groups) {
    const events = churned.reduce((sum, left) => sum + left, 0);
    const count = Math.min(GROUPS, Math.floor(events / EVENTS_PER_GROUP));
    const scored = model && count >= 2 ? riskScores(workspace, model) : null;
    cache.set(key, (groups = scored ? byScore(workspace, scored, count) : { ...grouped(workspace, null, 1), score: null, scoreError: () => 0, placeOf: () => ({ group: 0, score: 0, error: 0 }), raises: null, strangers: null }));
  }
  return groups;
}

function byScore(workspace: Workspace, { score, scoreError, scoreOf, raises, strangers }: RiskScores, count: number): RiskGroups {
  const { groups, of } = grouped(workspace, score, count);
  const sorted = score.slice().sort();
  const bounds = Array.from({ length: count - 1 }, (_, g) => sorted[Math.ceil(((g + 1) * sorted.length) / count)]!);
  const placeOf: RiskGroups['placeOf'] = (values, row) => {
    const place = scoreOf(values, row);
    // Of customers with a score on a bound some are in the group below: the groups are of equal size.
    const own = row !== null && place.score === score[row]! ? of[row]! : null;
    return { ...place, group: own ?? bounds.filter((bound) => bound <= place.score).length };
  };
  return { groups, of, score, scoreError, placeOf, raises, strangers: { risks: strangers, bounds } };
}

function grouped({ dataset, churned }: Workspace, score: Float64Array | null, count: number): Pick<RiskGroups, 'groups' | 'of'> {
  const n = dataset.rowCount;
  const of = new Uint8Array(n);
  if (score) orderBy(rowsWhere(n, () => true), score).forEach((row, rank) => (of[row] = Math.floor((rank * count) / n)));
  const tenure = numberByRole(dataset, 'tenure')!;
  const entry = monthsBeforeObservation(dataset);
  const groups = Array.from({ length: count }, (_, group): RiskGroup => {
    const rows = rowsWhere(n, (row) => of[row] === group);
    const left = pick(churned, rows);
    return {
      customers: rows.length,
      left: left.reduce((sum, flag) => sum + flag, 0),
      curve: kaplanMeier(pick(tenure, rows), left, entry && pick(entry, rows)),
    };
  });
  return { groups, of };
}
