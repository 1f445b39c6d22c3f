import { predictRows, type ChurnModel } from '@/lib/churn/model';
import { churned, dateByRole, numberByRole, type Dataset } from '@/lib/dataset/dataset';
import { completedMonths, parseIsoDate } from '@/lib/dataset/dates';
import type { Assumptions } from '@/lib/dataset/schema';
import { membership, type Membership } from '@/lib/kpi/membership';
import { rowsWhere } from '@/lib/stats/rows';
import { customary, type Customary } from './cautions';
import { offersFor, type OffersOfDataset } from '@/lib/retention/offers';
import type { OffersFile } from '@/lib/retention/offersSchema';
import type { SavedChanges } from './assumptionsPage/overrides';
import type { SavedThreshold } from './settings';
import { sharedCache } from './sharedCache';
import type { Clusters, NoClusters } from '@/lib/segments/clusters/clusters';
import { assignSegments, topShareFrom, type RuleSegments } from '@/lib/segments/ruleSegments';
import { defaultRules, type SegmentRule } from '@/lib/segments/schema';
import { kaplanMeier, type SurvivalCurve } from '@/lib/survival/kaplanMeier';

/** The one loaded state that pages read: a dataset, its model, and everything computed once from the two. */
export interface Workspace {
  /** What it was made from, to make it anew under other settings. */
  parts: WorkspaceParts;
  dataset: Dataset;
  /** The dataset's own, under what was saved over them. */
  assumptions: Assumptions;
  /** Why saved assumptions are not in use; null where they are, or where none were saved. */
  assumptionsProblem: string | null;
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
  /** By row: as served to the active, out of bag for who left (what the model would have said had it not known); null without a model. */
  probability: Float64Array | null;
  /** The rule segment of every customer: today's for the active, that of their last day for who left. */
  segments: RuleSegments;
  /** Why the dataset's own segment rules are not in use; null where they are, or where it has none. */
  segmentsProblem: string | null;
  /** The learned groups of the customers; null where there are none, for the reason in `clustersProblem`. */
  clusters: Clusters | null;
  clustersProblem: NoClusters | null;
  /** What can be offered to customers, as far as the dataset has the columns that the offers ask for. */
  offers: OffersOfDataset;
  /** All of them, as they are edited. */
  offersFile: OffersFile;
  /** Why the dataset's own offers, or saved ones, are not in use; null where nothing is wrong. */
  offersProblem: string | null;
  /** The monthly charge from which a customer counts as high value; NaN without charges. */
  highValueFrom: number;
  customary: Customary;
  /** Null for a dataset without dates. */
  members: Membership | null;
  /** Null for a dataset without tenure. */
  survival: SurvivalCurve | null;
}

/** What a loaded state is made from. */
export interface WorkspaceParts {
  dataset: Dataset;
  /** The dataset's own. */
  assumptions: Assumptions;
  model: ChurnModel | null;
  modelProblem?: Workspace['modelProblem'];
  saved?: SavedThreshold | undefined;
  /** Assumptions and offers that were saved over the dataset's own. */
  changes?: SavedChanges;
  /** The dataset's own segment rules; the default ones where it has none. */
  rules?: { rules: SegmentRule[] | null; problem: string | null };
  /** The offers that can be made; none where absent. */
  offers?: { offers: OffersFile | null; problem: string | null };
  /** The learned groups of exactly this dataset, or why there are none. */
  learned?: { clusters: Clusters } | { problem: NoClusters };
}

const NOT_LEARNED = { problem: { message: 'Groups of customers have not been learned yet.', remedy: 'Run "npm run train".' } };
const entries = sharedCache<Dataset, Int32Array>('monthsBeforeObservation');
const NO_OFFERS: OffersFile = { formatVersion: 1, channels: [], offers: [] };

export function deriveWorkspace(parts: WorkspaceParts): Workspace {
  const { dataset, assumptions: own, model, modelProblem = null, saved, changes, rules, offers, learned = NOT_LEARNED } = parts;
  const assumptions = { ...own, ...changes?.assumptions, ...(saved && { threshold: saved.threshold }) };
  const offersFile = changes?.offers ?? ownOffers(parts);
  const left = churned(dataset);
  const activeRows = rowsWhere(dataset.rowCount, (row) => left[row] === 0);
  const tenure = numberByRole(dataset, 'tenure');
  const monthlyCharge = numberByRole(dataset, 'monthlyCharge');
  const signup = dateByRole(dataset, 'signupDate');
  const churnDate = dateByRole(dataset, 'churnDate');
  const activeProbability = model ? predictRows(model, dataset, activeRows) : null;
  const probability = model ? model.heldOut.forest.slice() : null;
  activeRows.forEach((row, i) => probability && (probability[row] = activeProbability![i]!));
  const survival = tenure ? kaplanMeier(tenure, left, monthsBeforeObservation(dataset)) : null;
  return {
    parts, dataset, assumptions, model, modelProblem, activeRows, activeProbability, probability, survival,
    savedThreshold: saved ? { ...saved, datasetThreshold: own.threshold } : null,
    churned: left,
    customary: customary(dataset, left),
    sortedProbability: activeProbability ? Float64Array.from(activeProbability).sort() : null,
    segments: assignSegments(rules?.rules ?? defaultRules(own.segments), { dataset, active: activeRows, probability, threshold: assumptions.threshold }),
    segmentsProblem: rules?.problem ?? null,
    assumptionsProblem: changes?.assumptionsProblem ?? null,
    offersFile,
    offers: offersFor(offersFile, dataset),
    offersProblem: [offers?.problem, changes?.offersProblem].filter(Boolean).join(' ') || null,
    clusters: 'clusters' in learned ? learned.clusters : null,
    clustersProblem: 'problem' in learned ? learned.problem : null,
    highValueFrom: monthlyCharge ? topShareFrom(monthlyCharge, activeRows, own.segments.highValueShare) : NaN,
    members: signup && churnDate ? membership(signup, churnDate) : null,
  };
}

/** The dataset's own offers, whatever was saved in their place; none where it has none. */
export function ownOffers({ offers }: WorkspaceParts): OffersFile {
  return offers?.offers ?? NO_OFFERS;
}

/**
 * Months that each customer had completed on the day before observation began: who was then already a customer cannot have
 * been seen leaving earlier. Undefined where the file does not say, and then everyone counts from their first month.
 */
export function monthsBeforeObservation(dataset: Dataset): Int32Array | undefined {
  const signup = dateByRole(dataset, 'signupDate');
  const window = dataset.dictionary.observationWindow;
  if (!signup || !window || dataset.dictionary.rowsAre === 'everyone-ever') return undefined;
  let months = entries.get(dataset);
  if (!months) {
    const eve = parseIsoDate(window.start)! - 1;
    entries.set(dataset, (months = signup.map((day) => completedMonths(day, eve))));
  }
  return months;
}
