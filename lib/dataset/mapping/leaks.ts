import type { ColumnFacts } from './columnFacts';
import type { Search } from './guess';
import { sampleFilled } from './sampleCells';

/** With fewer who left in the sample, chance alone can look like a leak. */
const FEWEST = 10;
/** Share of the leavers, and of the others, that the pattern must fit. */
const SURE = 0.99;
/** Values of a column that is the outcome in other words. */
const MOST_VALUES = 12;

/**
 * Why a column gives the outcome away, judged on the sample's rows, or null: it is the outcome in other words, or it is filled in
 * for those who left and for nobody else. Weaker leaks are the data doctor's.
 */
export function outcomeLeak(search: Search, column: ColumnFacts, left: readonly boolean[] | null): string | null {
  if (!left) return null;
  const leavers = left.filter(Boolean).length;
  if (leavers < FEWEST || left.length - leavers < FEWEST) return null;
  const filled = sampleFilled(search.sample, column, search.reading.missing);
  const filledFor = (gone: boolean) => filled.filter((has, i) => has && left[i] === gone).length / (gone ? leavers : left.length - leavers);
  const [ofLeavers, ofStayers] = [filledFor(true), filledFor(false)];
  if (ofLeavers >= SURE && ofStayers <= 1 - SURE) return 'It is filled in for those who left and for nobody else, so it is known only afterwards.';
  if (ofLeavers <= 1 - SURE && ofStayers >= SURE) return 'It is empty for those who left and filled in for everybody else, so it is known only afterwards.';
  if (column.distinct < 2 || column.distinct > MOST_VALUES) return null;
  const counts = new Map<string, { stayed: number; gone: number }>();
  for (const [i, row] of search.sample.entries()) {
    const value = row[column.position]!;
    const of = counts.get(value) ?? { stayed: 0, gone: 0 };
    of[left[i] ? 'gone' : 'stayed']++;
    counts.set(value, of);
  }
  const told = { gone: 0, stayed: 0 };
  for (const of of counts.values()) told[of.gone > of.stayed ? 'gone' : 'stayed'] += Math.max(of.gone, of.stayed);
  if (told.gone < SURE * leavers || told.stayed < SURE * (left.length - leavers)) return null;
  return `It says the same as who left: by it alone ${told.gone} of ${leavers} leavers and ${told.stayed} of ${left.length - leavers} others in a sample are told apart.`;
}
