import { cellValue, type FeatureColumn } from '@/lib/dataset/dataset';
import { formatCount, formatRate } from '@/lib/format';
import { ignoring, modelColumns } from './columns';
import type { Check } from './examined';
import type { Finding } from './finding';
import { counted, quoted } from './words';

/** With so few others a cut on the column holds too few customers to learn from. */
const NEARLY_ALL = 0.999;

/** Columns among the features in which all customers are alike, or nearly all. */
export const uniform: Check = ({ dataset, leaks }) => modelColumns(dataset, leaks).flatMap((column): Finding[] => {
  const { name } = column.spec;
  const { known, commonest, value } = tally(column);
  if (known === 0) {
    return [{ id: `constant:${name}`, severity: 'warns', column: name, title: `${quoted(name)} is empty for all ${counted(dataset.rowCount, 'customer')}.`, detail: 'A model learns from differences: this column has none.', remedy: ignoring(column.spec) }];
  }
  if (commonest === known && column.missing === 0) {
    return [{ id: `constant:${name}`, severity: 'warns', column: name, title: `${quoted(name)} is ${quoted(String(value))} for all ${counted(dataset.rowCount, 'customer')}.`, detail: 'A model learns from differences: this column has none.', remedy: ignoring(column.spec) }];
  }
  if (commonest < NEARLY_ALL * dataset.rowCount) return [];
  return [{
    id: `constant:${name}`,
    severity: 'notes',
    column: name,
    title: `${quoted(name)} is ${quoted(String(value))} for all but ${counted(dataset.rowCount - commonest, 'customer')}.`,
    detail: `That is ${formatRate(commonest / dataset.rowCount)} of ${formatCount(dataset.rowCount)}: so few others tell nothing that would hold.`,
    remedy: ignoring(column.spec),
  }];
});

/**
 * How many rows have a value, and how many have the commonest, where that is most of them (else of any other value). By the vote of
 * Boyer and Moore: rows of another value take each other out, so only a majority is left. O(rows), no table of values.
 */
function tally(column: FeatureColumn): { known: number; commonest: number; value: number | string | null } {
  const values = column.kind === 'number' ? column.values : column.codes;
  const isMissing = (value: number) => (column.kind === 'number' ? Number.isNaN(value) : value < 0);
  let [known, votes, first] = [0, 0, 0];
  for (let row = 0; row < values.length; row++) {
    if (isMissing(values[row]!)) continue;
    known++;
    if (votes === 0) first = row;
    votes += values[row] === values[first] ? 1 : -1;
  }
  let commonest = 0;
  for (let row = 0; row < values.length; row++) if (values[row] === values[first] && !isMissing(values[row]!)) commonest++;
  return { known, commonest, value: cellValue(column, first) };
}
