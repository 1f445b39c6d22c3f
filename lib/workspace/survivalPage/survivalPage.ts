import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import { cachedByWorkspace } from '@/lib/workspace/cachedByWorkspace';
import type { Workspace } from '@/lib/workspace/derive';
import type { KpiCard } from '@/lib/workspace/kpiCards';
import { inSteps, tenureStep, type TenureStep } from '@/lib/workspace/tenureStep';
import { baseCurve, type BaseCurve } from './baseCurve';
import { cohortTriangle, type CohortTriangle } from './cohorts';
import { compareGroups, type Comparison } from './comparison';
import { groupings, notOffered } from './groupings';
import { hazardRatios, type HazardRatios } from './hazardRatios';
import { hazardView, type HazardView } from './hazard';
import { headlineCards } from './headline';
import { revenueCards } from './revenue';
import { rowsNote } from './rowsNote';

export interface SurvivalPage {
  rowsNote: string;
  /** What the file counts the time as a customer in: all that is here is in such steps. */
  step: TenureStep;
  /** Why there is no curve; null where there is one. */
  absence: string | null;
  cards: KpiCard[];
  revenue: KpiCard[];
  curve: BaseCurve | null;
  /** What customers can be divided by, and what not. */
  options: { name: string; label: string }[];
  notOffered: string;
  hazard: HazardView | null;
  /** In place of either of the two, why it is absent. */
  ratios: HazardRatios | string;
  triangle: CohortTriangle | string;
}

export const NEEDS_TENURE = `How long they stay needs a column with ${COLUMN_FOR.tenure}: from the day they joined to the day they left or that of the file, known of every customer.`;

const comparisons = cachedByWorkspace('survivalComparisons', (workspace, name) => compareGroups(workspace, groupings(workspace).find((grouping) => grouping.name === name)!));

/** The customers divided by one of the page's options; null for a name that is none, or where fewer than two groups have a customer. */
export function survivalBy(workspace: Workspace, name: string): Comparison | null {
  // Kept for the page's own options alone: an address can name anything.
  return survivalPage(workspace).options.some((option) => option.name === name) ? comparisons(workspace, name) : null;
}

/** What the survival page shows whatever customers are divided by; computed once for each loaded state. */
export const survivalPage = cachedByWorkspace('survivalPage', (workspace): SurvivalPage => {
  const { survival: monthly, dataset } = workspace;
  const step = tenureStep(dataset);
  const survival = monthly && inSteps(monthly, step);
  const shared = { step, rowsNote: rowsNote(dataset), revenue: revenueCards(workspace), triangle: cohortTriangle(workspace) };
  if (!survival) return { ...shared, absence: NEEDS_TENURE, cards: [], curve: null, options: [], notOffered: '', hazard: null, ratios: NEEDS_TENURE };
  const known = groupings(workspace);
  return {
    ...shared,
    absence: null,
    cards: headlineCards(survival, step),
    curve: baseCurve(survival, step),
    options: known.map(({ name, label }) => ({ name, label })),
    notOffered: notOffered(workspace),
    hazard: hazardView(survival, step),
    ratios: hazardRatios(workspace),
  };
});
