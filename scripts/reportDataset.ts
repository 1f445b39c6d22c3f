import { churned, type Dataset } from '@/lib/dataset/dataset';

const SHOWN = 5;

/** What was found in a customer file, as lines for a terminal. */
export function reportDataset(dataset: Dataset): string {
  const { rowCount, rejectedRows, unknownColumns } = dataset;
  const left = churned(dataset).reduce((sum, label) => sum + label, 0);
  return [
    `${dataset.dictionary.name}: ${rowCount} customers, ${left} of them left (${((100 * left) / rowCount).toFixed(1)}%)`,
    rejectedRows.length === 1 ? '1 row refused' : `${rejectedRows.length} rows refused`,
    ...rejectedRows.slice(0, SHOWN).map(({ row, column, value, reason }) => `  row ${row}${column && `, column "${column}"`}, value "${value}": ${reason}`),
    ...(rejectedRows.length > SHOWN ? [`  and ${rejectedRows.length - SHOWN} more`] : []),
    ...(unknownColumns.length > 0 ? [`Not in the dictionary, so not read: ${unknownColumns.join(', ')}`] : []),
  ].join('\n');
}
