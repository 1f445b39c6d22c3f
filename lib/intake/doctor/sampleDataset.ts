import { NO_DATE, type Column, type Dataset } from '@/lib/dataset/dataset';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';

const SEED = 6_022;

/**
 * The dataset itself where it has no more than `most` rows; else so many of them, drawn evenly by a fixed seed, in the order of the
 * file. Missing values are counted anew; ids lead to rows of the sample. O(rows).
 */
export function sampleDataset(dataset: Dataset, most: number): Dataset {
  if (dataset.rowCount <= most) return dataset;
  const rows = sampleWithoutReplacement(dataset.rowCount, most, createRandom(SEED)).sort();
  const columns = new Map([...dataset.columns].map(([name, column]) => [name, pick(column, rows)]));
  const ids = [...columns.values()].find(({ spec }) => spec.role === 'id');
  return { ...dataset, rowCount: most, columns, rowById: new Map(ids?.kind === 'text' ? ids.values.map((id, row) => [id, row]) : []) };
}

function pick(column: Column, rows: Int32Array): Column {
  switch (column.kind) {
    case 'number': {
      const values = Float64Array.from(rows, (row) => column.values[row]!);
      return { ...column, values, missing: values.reduce((count, value) => count + Number(Number.isNaN(value)), 0) };
    }
    case 'category': {
      const codes = Int16Array.from(rows, (row) => column.codes[row]!);
      return { ...column, codes, missing: codes.reduce((count, code) => count + Number(code < 0), 0) };
    }
    case 'date': {
      const values = Int32Array.from(rows, (row) => column.values[row]!);
      return { ...column, values, missing: values.reduce((count, value) => count + Number(value === NO_DATE), 0) };
    }
    case 'text': {
      const values = Array.from(rows, (row) => column.values[row]!);
      return { ...column, values, missing: values.reduce((count, value) => count + Number(value === ''), 0) };
    }
  }
}
