/** Reads a dataset folder as the app will and says what was found. Exit code 1 when it cannot be used. */
import { churned } from '@/lib/dataset/dataset';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { describeError } from '@/lib/errors';

const SHOWN = 5;

try {
  const { dataset } = await readDataset(process.argv[2]!);
  const { rowCount, rejectedRows, unknownColumns } = dataset;
  const left = churned(dataset).reduce((sum, label) => sum + label, 0);
  console.log(`${dataset.dictionary.name}: ${rowCount} customers, ${left} of them left (${((100 * left) / rowCount).toFixed(1)}%)`);
  console.log(rejectedRows.length === 1 ? '1 row refused' : `${rejectedRows.length} rows refused`);
  for (const { row, column, value, reason } of rejectedRows.slice(0, SHOWN)) {
    console.log(`  row ${row}${column && `, column "${column}"`}, value "${value}": ${reason}`);
  }
  if (rejectedRows.length > SHOWN) console.log(`  and ${rejectedRows.length - SHOWN} more`);
  if (unknownColumns.length > 0) console.log(`Not in the dictionary, so not read: ${unknownColumns.join(', ')}`);
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
