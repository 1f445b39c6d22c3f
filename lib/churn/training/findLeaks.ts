import { churned, type Dataset, featureColumns, type FeatureColumn } from '@/lib/dataset/dataset';
import { stratifiedFolds } from '@/lib/stats/folds';
import { MIN_ROWS, MIN_ROWS_PER_CLASS } from './assertTrainable';
import { columnAuc, isMissing, presenceAuc } from './columnAuc';
import { findIdentifier } from './findIdentifier';

export interface Leak {
  /** Column name. */
  name: string;
  reason: 'copies-outcome' | 'after-outcome' | 'identifier';
  /** Why, with its figures, in a sentence for a reader. */
  detail: string;
  /** Of the column alone, or of whether it has a value; absent for identifiers. */
  rocAuc?: number;
}

/** A column that is better alone knows the outcome: on the bundled data no single feature passes .78. */
const TOO_GOOD = 0.95;
/** Within this of .5, a column tells nothing. */
const CHANCE = 0.05;
const FOLDS = 5;
const FOLD_SEED = 42;

/**
 * The features that a model must not see, because they give the outcome away or name the customer. Each column is judged alone
 * and on rows that its churn shares were not learnt from.
 *
 * @returns in the dictionary's order; empty also where the data are too few to judge, which assertTrainable refuses
 */
export function findLeaks(dataset: Dataset): Leak[] {
  const y = churned(dataset);
  const left = y.reduce((sum, label) => sum + label, 0);
  if (y.length < MIN_ROWS || Math.min(left, y.length - left) < MIN_ROWS_PER_CLASS) return [];
  const fold = stratifiedFolds(y, FOLDS, FOLD_SEED);
  return featureColumns(dataset).flatMap((column) => (column.spec.learned === false ? [] : (leakOf(column, y, fold) ?? [])));
}

function leakOf(column: FeatureColumn, y: Uint8Array, fold: Uint8Array): Leak | null {
  const { name } = column.spec;
  const presence = presenceAuc(column, y, fold);
  if (presence > TOO_GOOD) return { name, reason: 'after-outcome', detail: presenceSentence(column, y), rocAuc: presence };
  const rocAuc = columnAuc(column, y, fold);
  if (rocAuc > TOO_GOOD) {
    const pairs = Math.floor(rocAuc * 1000);
    const detail = `Of 1000 pairs of a customer who left and one who stayed, this column alone tells ${pairs} apart (ROC AUC ${rocAuc.toFixed(3)}): it restates the outcome.`;
    return { name, reason: 'copies-outcome', detail, rocAuc };
  }
  const counts = findIdentifier(column, Math.abs(rocAuc - 0.5) < CHANCE);
  if (!counts) return null;
  return { name, reason: 'identifier', detail: `It has ${counts.distinct} different values for ${counts.known} customers: it tells who a customer is, not what the customer is like.` };
}

function presenceSentence(column: FeatureColumn, y: Uint8Array): string {
  const filled = [0, 0];
  const total = [0, 0];
  y.forEach((label, row) => {
    total[label]!++;
    if (!isMissing(column, row)) filled[label]!++;
  });
  const forThoseWhoLeft = filled[1]! / total[1]! > filled[0]! / total[0]!;
  const counts = `It is filled in for ${filled[1]} of ${total[1]} customers who left and for ${filled[0]} of ${total[0]} who stayed`;
  return `${counts}: ${forThoseWhoLeft ? 'it is known only after they left' : 'it is cleared once they left'}.`;
}
