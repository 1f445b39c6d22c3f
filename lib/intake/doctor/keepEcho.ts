import { columnAuc } from '@/lib/churn/training/columnAuc';
import { findLeaks } from '@/lib/churn/training/findLeaks';
import { churned, type Dataset } from '@/lib/dataset/dataset';
import { stratifiedFolds } from '@/lib/stats/folds';
import type { DictionaryChange } from './change';
import { modelColumns } from './columns';
import { echoColumns } from './echoColumns';
import { SAMPLE_ROWS } from './examined';
import { sampleDataset } from './sampleDataset';
import { tenureEcho } from './tenureEcho';

/** ROC AUC of a single column from which enough is left to learn: without, a training could be refused for telling no more than chance. */
const TELLS_SOMETHING = 0.6;
const FOLDS = 5;
const FOLD_SEED = 42;

/**
 * The change that keeps a strong echo of the outcome from the model unless a person has decided about it; null where there is none, and
 * where no other column tells enough.
 *
 * @param taken remedies that a person took
 */
export function keepEcho(dataset: Dataset, taken: readonly DictionaryChange[]): Extract<DictionaryChange, { kind: 'setLearned' }> | null {
  const sample = sampleDataset(dataset, SAMPLE_ROWS);
  const echo = tenureEcho(sample);
  if (!echo?.isStrong) return null;
  const columns = echoColumns(dataset);
  if (taken.some((change) => change.kind === 'setLearned' && change.columns.includes(echo.column.spec.name))) return null;
  const y = churned(sample);
  const fold = stratifiedFolds(y, FOLDS, FOLD_SEED);
  const others = modelColumns(sample, findLeaks(sample)).filter(({ spec }) => !columns.includes(spec.name));
  return others.some((column) => columnAuc(column, y, fold) >= TELLS_SOMETHING) ? { kind: 'setLearned', columns, learned: false } : null;
}
