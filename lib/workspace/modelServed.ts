import { predictRows } from '@/lib/churn/model';
import type { Workspace } from './derive';

/** Mean of the probability as served less the one out of bag, with its sign; NaN where there is nobody. */
export interface ServedLessOutOfBag {
  stayed: number;
  left: number;
}

/**
 * Which way the served probabilities lean for the customers that the forest was trained on: every tree is in them, also those that saw
 * the customer's own outcome.
 *
 * @param rows which rows have an out-of-bag prediction; y and outOfBag are in their order
 * @throws RangeError when the workspace has no model
 */
export function modelServed({ model, dataset }: Workspace, rows: readonly number[], y: Uint8Array, outOfBag: Float64Array): ServedLessOutOfBag {
  if (!model) throw new RangeError('There is no model that could be served');
  const served = predictRows(model, dataset, rows);
  const mean = (outcome: number) => {
    let [sum, n] = [0, 0];
    served.forEach((probability, i) => {
      if (y[i] !== outcome) return;
      sum += probability - outOfBag[i]!;
      n++;
    });
    return sum / n;
  };
  return { stayed: mean(0), left: mean(1) };
}
