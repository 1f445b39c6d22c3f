import type { ColumnFacts } from './columnFacts';
import { holder, type Search } from './guess';
import { sampleFilled } from './sampleCells';

/** Whether a value of the churn column means that the customer left. */
export function valueIsLeft(search: Search, churn: ColumnFacts): (value: string) => boolean {
  const left = new Set(search.guesses.get(churn.name)?.settings?.churnedWhen?.map((value) => value.toLowerCase()));
  return (value) => left.has(value.toLowerCase());
}

/** Who left among the sample's rows, by the churn column or by the leaving date; null where neither is known. */
export function leftRows(search: Search): boolean[] | null {
  const churn = holder(search, 'churn');
  const isLeft = churn && valueIsLeft(search, churn);
  if (churn && isLeft) return search.sample.map((row) => isLeft(row[churn.position]!));
  const leaving = holder(search, 'churnDate');
  return leaving ? sampleFilled(search.sample, leaving, search.reading.missing) : null;
}
