import { formatCount, formatRate } from '@/lib/format';
import { byPresence, ignoring, modelColumns } from './columns';
import { startsBlank } from './startsBlank';
import type { Check } from './examined';
import type { Finding } from './finding';
import { quoted } from './words';

/** From here a column says more by being empty than by its values. */
const MOSTLY = 0.6;
const WORTH_A_NOTE = 0.005;
/** From here whether there is a value tells who left: (1 + |difference of the shares missing|) ÷ 2 is the ROC AUC of that alone. */
const TELLS = 0.6;

/** Columns with empty cells among the features: how many, whether that goes with the outcome, and whether the cells say why. */
export const missing: Check = (examined) => {
  const { dataset, churned, left, leaks } = examined;
  return modelColumns(dataset, leaks).flatMap((column): Finding[] => {
    const { name, missingMeans } = column.spec;
    if (column.missing === 0) return [];
    const exact = startsBlank(examined, column);
    if (exact) return [exact];
    const share = column.missing / dataset.rowCount;
    const { missing: without, known } = byPresence(column, churned);
    const auc = 0.5 + Math.abs(without.left / left - (without.rows - without.left) / (dataset.rowCount - left)) / 2;
    const tells = auc >= TELLS;
    if (share < WORTH_A_NOTE && !tells) return [];
    const rates = known.rows === 0 ? '' : ` Of customers without it ${formatRate(without.left / without.rows)} left, of the others ${formatRate(known.left / known.rows)}${tells ? ` (ROC AUC ${auc.toFixed(2)} of that alone)` : ''}.`;
    const why = missingMeans ? ` The dictionary says why: ${missingMeans}.` : ' Unless you choose otherwise the model takes "no value" for a value of its own.';
    const warns = share >= MOSTLY && !missingMeans;
    return [{
      id: `missing:${name}`,
      severity: warns ? 'warns' : 'notes',
      column: name,
      title: `${quoted(name)} is empty for ${formatCount(column.missing)} of ${formatCount(dataset.rowCount)} customers (${formatRate(share)}).`,
      detail: `${rates}${why}`.trim(),
      remedy: ignoring(column.spec),
    }];
  });
};
