import type { ColumnFacts } from './columnFacts';
import { dateForms } from './dateForms';
import { numberForms } from './numberForms';

/** Reads a column of the sample's rows as numbers (NaN where one is none). */
export function sampleNumbers(sample: readonly string[][], column: ColumnFacts, decimal: '.' | ','): number[] {
  return sample.map((row) => {
    const forms = numberForms(row[column.position]!);
    return (decimal === '.' ? forms?.point : forms?.comma) ?? NaN;
  });
}

/** Reads a column of the sample's rows as days since 1970 (NaN where one is none). */
export function sampleDays(sample: readonly string[][], column: ColumnFacts): number[] {
  return sample.map((row) => dateForms(row[column.position]!).find(([format]) => format === column.format)?.[1] ?? NaN);
}

/** Which of the sample's rows have a value in the column. */
export function sampleFilled(sample: readonly string[][], column: ColumnFacts, missing: readonly string[]): boolean[] {
  const tokens = new Set(missing.map((token) => token.toLowerCase()));
  return sample.map((row) => row[column.position]! !== '' && !tokens.has(row[column.position]!.toLowerCase()));
}
