import { NO_DATE, type Column, type Dataset } from './dataset';

/**
 * The dataset of some rows alone, in the order given: missing values are counted anew, ids lead to rows of the result. What is known of
 * the file (its hash, its refused rows) stays that of the whole.
 */
export function takeRows(dataset: Dataset, rows: Int32Array): Dataset {
  const columns = new Map([...dataset.columns].map(([name, column]) => [name, pick(column, rows)]));
  const ids = [...columns.values()].find(({ spec }) => spec.role === 'id');
  return { ...dataset, rowCount: rows.length, columns, rowById: new Map(ids?.kind === 'text' ? ids.values.map((id, row) => [id, row]) : []) };
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
