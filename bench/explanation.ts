import { encodeRows } from '@/lib/churn/encoder';
import type { ChurnModel } from '@/lib/churn/model';
import type { Dataset } from '@/lib/dataset/dataset';
import { predictOne } from '@/lib/forest/predict';
import { createExplainer } from '@/lib/forest/shapValues';
import { once, ratioOf, summarise, type Row } from './report';
import { inTurns } from './timing';

const CUSTOMERS = 500;
const PAIR_CUSTOMERS = 100;
const REPEATS = 7;

/** SHAP values of the served forest: that they add up for every customer, and what one costs beside one prediction. */
export async function measureExplanation(group: string, dataset: Dataset, model: ChurnModel): Promise<Row[]> {
  const { forest, card } = model;
  const p = card.encoder.length;
  const X = encodeRows(card.encoder, dataset);
  const row = (i: number) => X.subarray(i * p, (i + 1) * p);
  const explainer = createExplainer(forest);
  const out = new Float64Array(p);
  let error = 0;
  for (let i = 0; i < dataset.rowCount; i++) {
    const sum = explainer.shapValues(row(i), out).reduce((total, value) => total + value, explainer.baseValue);
    error = Math.max(error, Math.abs(sum - predictOne(forest, row(i))));
  }
  const each = (work: (i: number) => void, count: number) => () => {
    for (let i = 0; i < count; i++) work(i);
  };
  const times = await inTurns(REPEATS, {
    explain: each((i) => explainer.shapValues(row(i), out), CUSTOMERS),
    predict: each((i) => predictOne(forest, row(i)), CUSTOMERS),
    pairs: each((i) => explainer.shapInteractions(row(i)), PAIR_CUSTOMERS),
    prepare: () => createExplainer(forest),
  });
  const perCustomer = (milliseconds: readonly number[], count = CUSTOMERS) => milliseconds.map((time) => time / count);
  const [explain, predict] = [perCustomer(times.explain), perCustomer(times.predict)];
  return [
    { group, measure: `SHAP values: largest error of adding up, ${dataset.rowCount} customers`, unit: 'of 1e-9', value: once(error / 1e-9), limit: { of: 'value', atMost: 1 } },
    {
      group,
      measure: 'SHAP values of one customer',
      unit: 'ms',
      value: summarise(explain),
      limit: { of: 'value', atMost: 5 },
      peer: { name: 'one prediction', value: summarise(predict), unit: 'ms', ratio: ratioOf(explain, predict), ratioAs: 'times' },
    },
    { group, measure: 'SHAP values, customers a second', unit: '1/s', value: summarise(explain.map((time) => 1000 / time)) },
    { group, measure: 'SHAP interaction values of one customer', unit: 'ms', value: summarise(perCustomer(times.pairs, PAIR_CUSTOMERS)) },
    { group, measure: 'preparing the forest to be explained, once', unit: 'ms', value: summarise(times.prepare) },
  ];
}
