import { quantileSorted } from '@/lib/stats/quantile';
import type { ColumnFacts } from './columnFacts';
import { best, freeColumns, type Search } from './guess';
import { mayBeTenure, rowsWithout } from './guessTenure';
import { sampleNumbers } from './sampleCells';

/** Rows that can be compared, of which there must be so many; and how far a price that has changed since may carry a total off. */
const FEWEST = 20;
const NEAR = 0.1;

/**
 * Where no column is named like a tenure: the one by which the charge comes to the total for most rows of the sample, within 10%, is it.
 *
 * It counts the periods that the charge is for.
 */
export function tenureByTotal(search: Search, monthly: ColumnFacts, total: ColumnFacts): void {
  const [charges, totals] = [monthly, total].map((column) => sampleNumbers(search.sample, column, search.reading.decimal)) as [number[], number[]];
  const found = best(freeColumns(search).filter(mayBeTenure).map((column) => {
    const counts = sampleNumbers(search.sample, column, search.reading.decimal);
    return { column, score: shareNear(counts.map((count, i) => (count > 0 && charges[i]! > 0 ? totals[i]! / (charges[i]! * count) : NaN))) };
  }));
  if (!found) return;
  const { column, score } = found;
  const period = search.guesses.get(monthly.name)!.settings?.period ?? 'month';
  const reason = `No column is named like how long somebody has been a customer, but "${monthly.name}" × "${column.name}" comes to "${total.name}" for ${Math.round(100 * score)}% of the rows of a sample, within 10%: it counts ${period}s.${rowsWithout(column)}`;
  search.guesses.set(column.name, { role: 'tenure', reason, settings: { type: column.kind === 'number' ? 'number' : 'integer', period } });
}

/** Share of the ratios within 10% of 1; 0 where they are few, where it is no more than half, or where their median is further off. */
function shareNear(ratios: readonly number[]): number {
  const known = ratios.filter(Number.isFinite).sort((a, b) => a - b);
  if (known.length < FEWEST || Math.abs(quantileSorted(known, 0.5) - 1) > NEAR) return 0;
  const share = known.filter((ratio) => Math.abs(ratio - 1) <= NEAR).length / known.length;
  return share > 0.5 ? share : 0;
}
