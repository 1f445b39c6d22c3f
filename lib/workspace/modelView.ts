import { learnedFrom } from '@/lib/churn/card';
import { cutGrid, countYes } from './cut';
import type { Workspace } from './derive';
import type { FairnessColumn } from './fairness';
import { countsAtThresholds } from '@/lib/stats/confusion';
import { modelCurves, type ModelCurves } from './modelCurves';
import { modelFairness } from './modelFairness';
import { modelPrice, type ModelPrice } from './modelPrice';
import { modelProfit, type ModelProfit } from './modelProfit';
import { modelServed, type ServedLessOutOfBag } from './modelServed';
import { modelWhereOff, type WhereOff } from './modelWhereOff';

/** What every number that follows the threshold is computed from. */
export interface CutCounts {
  /** The offered thresholds, rising. */
  cuts: number[];
  /** Customers who left and customers who stayed, out of bag. */
  positives: number;
  negatives: number;
  /** Of them, those at or above each cut. */
  truePositives: number[];
  falsePositives: number[];
  /** Active customers, and how many of them the served model predicts to leave at each cut. */
  active: number;
  activeYes: number[];
  /** The threshold that counts now, and the dataset's own. */
  inUse: number;
  datasetOwn: number;
  /** Profit in hindsight per customer of the base at each cut; null where it cannot be computed. */
  profit: number[] | null;
  currency: string;
}

/** Everything the page of the model draws, from predictions for rows that the model has not seen. */
export interface ModelView {
  /** Rows that were learned from and have an out-of-bag prediction, and those without one. */
  n: number;
  withoutPrediction: number;
  counts: CutCounts;
  /** Null where an outcome is absent. */
  curves: ModelCurves | null;
  profit: ModelProfit | { absence: string };
  fairness: FairnessColumn[];
  whereOff: WhereOff;
  /** At the dataset's own threshold. */
  price: ModelPrice;
  served: ServedLessOutOfBag;
}

/** The view of a loaded state; null without a model. O(n log n). */
export function modelView(workspace: Workspace): ModelView | null {
  const { model, sortedProbability, assumptions, savedThreshold, dataset } = workspace;
  if (!model || !sortedProbability) return null;
  const outOfBag = model.heldOut.forest;
  // Those that both models were measured on; of a large file, only a sample was.
  const rows = Array.from(outOfBag.keys()).filter((row) => !Number.isNaN(outOfBag[row]!) && !Number.isNaN(model.heldOut.logisticRegression[row]!));
  const y = Uint8Array.from(rows, (row) => workspace.churned[row]!);
  const probability = Float64Array.from(rows, (row) => outOfBag[row]!);
  const logistic = Float64Array.from(rows, (row) => model.heldOut.logisticRegression[row]!);
  const inUse = assumptions.threshold;
  const datasetOwn = savedThreshold?.datasetThreshold ?? inUse;
  const cuts = cutGrid(inUse, datasetOwn);
  const positives = y.reduce((sum, label) => sum + label, 0);
  const counts = { positives, negatives: y.length - positives, ...countsAtThresholds(y, probability, cuts) };
  const profit = modelProfit(workspace, { y, probability, logistic, ...counts });
  return {
    n: rows.length,
    withoutPrediction: learnedFrom(model.card) - rows.length,
    counts: {
      ...counts, cuts, inUse, datasetOwn,
      active: workspace.activeRows.length,
      activeYes: cuts.map((cut) => countYes(sortedProbability, cut)),
      profit: 'absence' in profit ? null : profit.perCustomer,
      currency: dataset.dictionary.currency,
    },
    curves: modelCurves(y, probability, logistic),
    profit,
    fairness: modelFairness(workspace, rows, y, probability, cuts),
    whereOff: modelWhereOff(workspace, rows, y, probability),
    price: modelPrice(y, probability, logistic, datasetOwn),
    served: modelServed(workspace, rows, y, probability),
  };
}
