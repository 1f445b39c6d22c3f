import { predictRows, type ChurnModel } from '@/lib/churn/model';
import { churned, dateByRole, numberByRole, type Dataset } from '@/lib/dataset/dataset';
import { completedMonths, parseIsoDate } from '@/lib/dataset/dates';
import type { Assumptions } from '@/lib/dataset/schema';
import { membership, type Membership } from '@/lib/kpi/membership';
import { customary, type Customary } from './cautions';
import type { SavedThreshold } from './settings';
import { assignSegments, type Segment } from '@/lib/segments/ruleSegments';
import { clvMultipliers, monthlyRetention } from '@/lib/survival/clv';
import { kaplanMeier, type SurvivalCurve } from '@/lib/survival/kaplanMeier';

/** The one loaded state that pages read: a dataset, its model, and everything computed once from the two. */
export interface Workspace {
  dataset: Dataset;
  /** The dataset's own, under the saved threshold where there is one. */
  assumptions: Assumptions;
  /** What was saved, and the dataset's own threshold that it replaces; null where nothing was saved. */
  savedThreshold: (SavedThreshold & { datasetThreshold: number }) | null;
  model: ChurnModel | null;
  /** Why there is no model. */
  modelProblem: { message: string; remedy: string } | null;
  churned: Uint8Array;
  /** Rows of the customers who have not left. */
  activeRows: Int32Array;
  /** By position in activeRows; null without a model. */
  activeProbability: Float64Array | null;
  /** activeProbability in ascending order. */
  sortedProbability: Float64Array | null;
  /** By position in activeRows. */
  activeSegment: Segment[];
  highValueFrom: number;
  customary: Customary;
  /** Null for a dataset without dates. */
  members: Membership | null;
  /** Null for a dataset without tenure. */
  survival: SurvivalCurve | null;
  /** CLV ÷ monthly charge by tenure, and the share of it beyond the observed months; null for a dataset without tenure. */
  clv: { multiplier: Float64Array; extrapolated: Float64Array; observed: number } | null;
}

export function deriveWorkspace(
  dataset: Dataset,
  own: Assumptions,
  model: ChurnModel | null,
  modelProblem: Workspace['modelProblem'],
  saved?: SavedThreshold,
): Workspace {
  const assumptions = saved ? { ...own, threshold: saved.threshold } : own;
  const left = churned(dataset);
  const activeRows = Int32Array.from(left.keys()).filter((row) => left[row] === 0);
  const tenure = numberByRole(dataset, 'tenure');
  const monthlyCharge = numberByRole(dataset, 'monthlyCharge');
  const signup = dateByRole(dataset, 'signupDate');
  const churnDate = dateByRole(dataset, 'churnDate');
  const activeProbability = model ? predictRows(model, dataset, activeRows) : null;
  const probability = activeProbability ? new Float64Array(dataset.rowCount).fill(NaN) : null;
  activeRows.forEach((row, i) => probability && (probability[row] = activeProbability![i]!));
  const segments = assignSegments({ active: activeRows, probability, threshold: assumptions.threshold, tenure, monthlyCharge }, assumptions.segments);
  const survival = tenure ? kaplanMeier(tenure, left, monthsBeforeObservation(dataset)) : null;
  return {
    dataset, assumptions, model, modelProblem, activeRows, activeProbability, survival,
    savedThreshold: saved ? { ...saved, datasetThreshold: own.threshold } : null,
    churned: left,
    customary: customary(dataset, left),
    sortedProbability: activeProbability ? Float64Array.from(activeProbability).sort() : null,
    activeSegment: segments.segment,
    highValueFrom: segments.highValueFrom,
    members: signup && churnDate ? membership(signup, churnDate) : null,
    clv: survival ? lifetimeValues(survival, assumptions) : null,
  };
}

/**
 * Months that each customer had completed on the day before observation began: who was then already a customer cannot have
 * been seen leaving earlier. Undefined where the file does not say, and then everyone counts from their first month.
 */
function monthsBeforeObservation(dataset: Dataset): number[] | undefined {
  const signup = dateByRole(dataset, 'signupDate');
  const window = dataset.dictionary.observationWindow;
  if (!signup || !window || dataset.dictionary.rowsAre === 'everyone-ever') return undefined;
  const eve = parseIsoDate(window.start)! - 1;
  return Array.from(signup, (day) => completedMonths(day, eve));
}

function lifetimeValues(survival: SurvivalCurve, assumptions: Assumptions): NonNullable<Workspace['clv']> {
  const retention = monthlyRetention(survival);
  return { ...clvMultipliers(retention, assumptions, survival.survival.length - 1), observed: retention.observed };
}
