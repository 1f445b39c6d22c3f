import { labelWithin } from '@/lib/dataset/labelWithin';
import { formatCount, formatMoneyRounded } from '@/lib/format';
import type { PeriodKind } from '@/lib/kpi/period';
import type { Workspace } from './derive';
import { contrast, groupChurn, type GroupChurn } from './groups';
import { kpiCards, workspacePeriods, type KpiCard } from './kpiCards';
import { saveList, type SaveListEntry } from './saveList';
import { segmentBreakdown, type SegmentBreakdown } from './segments';
import { valueRiskMatrix } from './segmentsPage/valueRiskMatrix';
import { tenureChurn, type TenureChurn } from './tenureChurn';
import { monthlyTrend, type Trend } from './trend';

export interface Driver {
  name: string;
  label: string;
  /** Rise in log loss, in nats, when the feature is permuted: mean and standard deviation over repeats. */
  importance: { mean: number; sd: number };
  contrast: string | null;
}

export interface Overview {
  currency: string;
  /** "Dec 2025", or null without dates. */
  periodLabel: string | null;
  cards: KpiCard[];
  trend: Trend | null;
  /** Instead of the trend, with the reason why there is none. */
  tenure: TenureChurn | null;
  trendAbsence: string | null;
  segments: SegmentBreakdown;
  groups: GroupChurn | null;
  drivers: { title: string; drivers: Driver[] } | null;
  /** `saveNow` is how many pay much and are predicted to leave. */
  saveList: { title: string; entries: SaveListEntry[]; saveNow: number } | null;
  modelProblem: Workspace['modelProblem'];
}

export const SAVE_LIST_LENGTHS = [8, 50] as const;
export type SaveListLength = (typeof SAVE_LIST_LENGTHS)[number];

const DRIVERS_SHOWN = 6;

/** Everything the overview prints, for one period, one grouping and one length of the save list. */
export function overview(workspace: Workspace, kind: PeriodKind, by?: string, listed: SaveListLength = SAVE_LIST_LENGTHS[0]): Overview {
  const { currency } = workspace.dataset.dictionary;
  const period = workspacePeriods(workspace, kind).at(-1) ?? null;
  const trend = monthlyTrend(workspace);
  const entries = saveList(workspace, listed);
  const atRisk = entries?.reduce((sum, entry) => sum + entry.atRisk, 0) ?? 0;
  return {
    currency,
    periodLabel: period?.label ?? null,
    cards: kpiCards(workspace, kind),
    trend,
    tenure: trend ? null : tenureChurn(workspace),
    trendAbsence: trend ? null : trendAbsence(workspace),
    segments: segmentBreakdown(workspace),
    groups: groupChurn(workspace, period, by),
    drivers: strongestDrivers(workspace),
    saveList: entries && { title: saveListTitle(entries.length, formatMoneyRounded(atRisk, currency)), entries, saveNow: customersToSaveNow(workspace) },
    modelProblem: workspace.modelProblem,
  };
}

function saveListTitle(count: number, atRisk: string): string {
  if (count === 0) return 'There is no active customer';
  return `${count === 1 ? 'The active customer with the most revenue at risk holds' : `The ${formatCount(count)} active customers with the most revenue at risk hold`} ${atRisk} of it a month`;
}

function customersToSaveNow(workspace: Workspace): number {
  const matrix = valueRiskMatrix(workspace);
  return 'absence' in matrix ? 0 : matrix.quadrants.find(({ id }) => id === 'save-now')!.customers;
}

function trendAbsence(workspace: Workspace): string {
  const { dataset } = workspace;
  if (workspace.members) return 'The file covers no complete calendar month, so there is no January–December chart yet.';
  return `There is no January–December chart: ${dataset.dictionary.name} says who left but not when. A sign-up date and a leaving date for each customer would bring it.${workspace.survival ? ' Until then, this is churn by tenure.' : ''}`;
}

function strongestDrivers(workspace: Workspace): Overview['drivers'] {
  const { model, dataset } = workspace;
  if (!model) return null;
  const drivers = model.card.importance.slice(0, DRIVERS_SHOWN).map(({ feature: name, logLossRise }): Driver => ({
    name,
    label: dataset.columns.get(name)?.spec.label ?? name,
    importance: logLossRise,
    contrast: contrast(workspace, name),
  }));
  const [first, second] = drivers;
  return first ? { title: second ? `${first.label} and ${labelWithin(second.label)} tell most about who leaves` : `${first.label} tells most about who leaves`, drivers } : null;
}
