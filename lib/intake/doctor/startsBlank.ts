import { isMissing } from '@/lib/churn/training/columnAuc';
import { numberByRole, type FeatureColumn } from '@/lib/dataset/dataset';
import { formatCount } from '@/lib/format';
import type { Examined } from './examined';
import type { Finding } from './finding';
import { counted, quoted } from './words';

/**
 * Whether the empty cells of a column are exactly the rows of the shortest tenures, as those of a total that nobody was billed yet
 * are; null where they are not.
 */
export function startsBlank({ dataset }: Examined, column: FeatureColumn): Finding | null {
  const tenure = numberByRole(dataset, 'tenure');
  if (!tenure || column.spec.role === 'tenure') return null;
  let [latestMissing, earliestKnown] = [-Infinity, Infinity];
  tenure.forEach((months, row) => {
    if (isMissing(column, row)) latestMissing = Math.max(latestMissing, months);
    else earliestKnown = Math.min(earliestKnown, months);
  });
  if (!(latestMissing < earliestKnown) || earliestKnown === Infinity) return null;
  const { name, missingMeans } = column.spec;
  const when = latestMissing === 0 ? 'tenure 0' : `a tenure of at most ${counted(latestMissing, 'month')}`;
  const isCharge = column.spec.role === 'totalCharge' || column.spec.role === 'monthlyCharge';
  const text = `${isCharge ? 'Nothing paid yet' : 'Not known yet'}: tenure is ${latestMissing === 0 ? '0' : `at most ${latestMissing}`}`;
  return {
    id: `blank:${name}`,
    severity: 'notes',
    column: name,
    title: column.missing === 1 ? `The one empty cell of ${quoted(name)} is exactly the one row with ${when}.` : `The ${formatCount(column.missing)} empty cells of ${quoted(name)} are exactly the ${formatCount(column.missing)} rows with ${when}.`,
    detail: `So an empty cell is no gap in the file: there was nothing to write yet. ${missingMeans ? `The dictionary says so: ${missingMeans}.` : `Said in the dictionary, pages print "${text.split(':')[0]}" instead of "not known".`}`,
    remedy: missingMeans ? null : { label: `Say so: ${quoted(text)}`, change: { kind: 'setMissingMeans', column: name, text } },
  };
}
