import { predictRows, type HeldOut, type Predictor } from '@/lib/churn/model';
import { revenueAtRisk, revenueAtRiskHistory } from '@/lib/churn/revenueAtRisk';
import type { ModelCard } from '@/lib/churn/card';
import { churned, numberByRole, type Dataset } from '@/lib/dataset/dataset';

/** Of a model that was learned from some rows of a file, what it says of all of them. */
export interface WholeFile {
  heldOut: HeldOut;
  revenueAtRiskHistory: ModelCard['revenueAtRiskHistory'];
}

export interface WholeFileInput {
  model: Predictor;
  dataset: Dataset;
  /** The rows of `dataset` that the model was learned from, and their held-out predictions. */
  rows: Int32Array;
  sample: Dataset;
  heldOut: HeldOut;
}

/**
 * Held-out predictions of every row: out of bag where the row was learned from, and as served elsewhere, since the model has not seen
 * those. Revenue at risk of earlier months is that of the sample, brought to the whole by today's, which is known of both: scoring a
 * million customers anew for each month would take longer than the training.
 */
export function wholeFile({ model, dataset, rows, sample, heldOut }: WholeFileInput): WholeFile {
  const served = predictRows(model, dataset);
  const forest = served.slice();
  const logisticRegression = new Float64Array(served.length).fill(NaN);
  rows.forEach((row, i) => {
    forest[row] = heldOut.forest[i]!;
    logisticRegression[row] = heldOut.logisticRegression[i]!;
  });
  const history = revenueAtRiskHistory(model, sample);
  const ratio = history.length > 0 ? today(dataset, served) / today(sample, Float64Array.from(rows, (row) => served[row]!)) : 1;
  return { heldOut: { forest, logisticRegression }, revenueAtRiskHistory: history.map(({ day, value }) => ({ day, value: value * ratio })) };
}

/** Revenue at risk of the customers who have not left. */
function today(dataset: Dataset, served: Float64Array): number {
  const charge = numberByRole(dataset, 'monthlyCharge')!;
  const left = churned(dataset);
  return revenueAtRisk(served.map((probability, row) => (left[row] ? 0 : probability)), charge);
}
