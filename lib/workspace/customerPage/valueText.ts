import { categoryLabel, NO_DATE, type Column } from '@/lib/dataset/dataset';
import { toIsoDate } from '@/lib/dataset/dates';
import { numberText } from '@/lib/explanation/featureGroups';
import { missingText } from '@/lib/explanation/words';
import { formatDate } from '@/lib/format';

/** Whether a row has no value in a column. */
export function isMissing(column: Column, row: number): boolean {
  switch (column.kind) {
    case 'number': return Number.isNaN(column.values[row]!);
    case 'category': return column.codes[row]! < 0;
    case 'date': return column.values[row] === NO_DATE;
    case 'text': return column.values[row] === '';
  }
}

/** A cell as people read it: "€70.35 a month", "Month-to-month", "12 Mar 2026", "no record (not billed yet)". */
export function valueText(column: Column, row: number, currency: string): string {
  if (isMissing(column, row)) return missingText(column.spec);
  switch (column.kind) {
    case 'number': return numberText(column.values[row]!, column.spec, currency);
    case 'category': return categoryLabel(column.spec, column.spec.categories[column.codes[row]!]!);
    case 'date': return formatDate(toIsoDate(column.values[row]!));
    case 'text': return column.values[row]!;
  }
}
