import type { ChurnModel } from '@/lib/churn/model';
import { predictRows } from '@/lib/churn/model';
import { encodeRows } from '@/lib/churn/encoder';
import { churned, type Dataset } from '@/lib/dataset/dataset';
import { treeSpread } from '@/lib/forest/treeSpread';
import { calibrationCurve } from '@/lib/stats/calibration';
import { rocAuc } from '@/lib/stats/metrics';
import { drawCustomers } from '../data/generator/simulate';
import { probabilityOfHavingLeft } from '../data/generator/truth';
import { once, type Row } from './report';

/** The bundled data's model against the true probability of each row, which only their generator knows. */
export function measureAgainstTruth(group: string, dataset: Dataset, model: ChurnModel): Row[] {
  const truth = Float64Array.from(drawCustomers(), (customer) => probabilityOfHavingLeft(customer.features, customer.tenure));
  const served = predictRows(model, dataset);
  const y = churned(dataset);
  const n = truth.length;
  const gap = rocAuc(y, truth) - model.card.outOfBag.rocAuc;
  const byCustomer = truth.reduce((sum, p, row) => sum + Math.abs(p - served[row]!), 0) / n;
  // The groups of a calibration curve, with the truth in place of the outcome.
  const byGroup = calibrationCurve(truth, model.heldOut.forest).reduce((sum, { count, predicted, observed }) => sum + (count / n) * Math.abs(predicted - observed), 0);
  const rows: Row[] = [
    { group, measure: 'ROC AUC of the truth − out of bag', unit: '', value: once(gap), limit: { of: 'value', atMost: 0.015 } },
    { group, measure: 'mean |out of bag − truth|, ten groups of equal size', unit: '', value: once(byGroup), limit: { of: 'value', atMost: 0.04 } },
    { group, measure: 'mean |served − truth|, single customers', unit: '', value: once(byCustomer), limit: { of: 'value', atMost: 0.04 } },
    { group, measure: 'mean |served − out of bag|', unit: '', value: once(model.card.servedLessOutOfBag), limit: { of: 'value', atMost: 0.01 } },
  ];
  if (!model.card.interval) return rows;
  const { multiplier } = model.card.interval;
  const spread = treeSpread(model.forest, encodeRows(model.card.encoder, dataset));
  const held = truth.filter((p, row) => Math.abs(p - served[row]!) <= multiplier * spread[row]!).length / n;
  return [...rows, { group, measure: 'true probabilities within their 90% interval', unit: '', value: once(held), limit: { of: 'value', atLeast: 0.85, atMost: 0.95 } }];
}
