import type { Dataset, NumberColumn } from '@/lib/dataset/dataset';
import { formatCount, formatNumber, formatRate } from '@/lib/format';
import { countBelow, quantileSorted } from '@/lib/stats/quantile';
import type { Finding } from './finding';
import { quoted } from './words';

/** What programs write where they know nothing. */
const CODES = [-1, -9, -99, -999, -9999, -99999, 99, 999, 9999, 99999, 999999, 9999999];
/** Rows, and share of them, from which one value is a habit. */
const LEAST_ROWS = 5;
const LEAST_SHARE = 0.002;
/** Interquartile ranges of the others from the nearest of them. */
const APART = 1.5;

/**
 * A number that is a code for "not known": one of the usual ones, alone at one end, well apart from all others; null where there is none.
 *
 * @param sorted the known values of a sample, ascending
 */
export function sentinelOf(dataset: Dataset, column: NumberColumn, sorted: Float64Array): Finding | null {
  const n = sorted.length;
  for (const code of CODES) {
    // The next number that there is: up to it, everything equals the code.
    const [from, to] = [countBelow(sorted, code), countBelow(sorted, code + Math.abs(code) * 2 ** -52)];
    const rows = to - from;
    if (rows < Math.max(LEAST_ROWS, LEAST_SHARE * n) || rows === n || (from > 0 && to < n)) continue;
    const others = from === 0 ? sorted.subarray(to) : sorted.subarray(0, from);
    const nearest = from === 0 ? others[0]! : others.at(-1)!;
    const spread = quantileSorted(others, 0.75) - quantileSorted(others, 0.25);
    // Nothing that can be counted lies below 0, so −1 need not be far away to stand out.
    const standsOut = code < 0 ? nearest >= 0 : Math.abs(code - nearest) > APART * spread && code > 2 * nearest;
    if (standsOut) return describe(dataset, column, code, nearest);
  }
  return null;
}

function describe(dataset: Dataset, { spec, missing, values }: NumberColumn, code: number, nearest: number): Finding {
  const rows = values.reduce((count, value) => count + Number(value === code), 0);
  const { name } = spec;
  const mayBeEmpty = spec.role !== 'tenure' && !meansSomethingElsewhere(dataset, name, code);
  return {
    id: `code:${name}`, severity: 'warns', column: name,
    title: `${quoted(name)} is ${code} for ${formatCount(rows)} customers (${formatRate(rows / dataset.rowCount)}), which looks like a code for "not known".`,
    detail: `The nearest other value is ${formatNumber(nearest)}. Read as a number, it is an amount in every average and every cut.${missing > 0 ? ` ${formatCount(missing)} other cells are empty.` : ''}`,
    remedy: mayBeEmpty ? { label: `Treat ${quoted(String(code))} as missing`, change: { kind: 'treatAsMissing', column: name, token: String(code) } } : null,
  };
}

/** A text that is missing is so in the whole file. */
function meansSomethingElsewhere({ columns }: Dataset, name: string, code: number): boolean {
  return [...columns.values()].some((column) => {
    if (column.spec.name === name) return false;
    if (column.kind === 'number') return column.values.includes(code);
    return column.kind === 'category' ? column.spec.categories.includes(String(code)) : column.kind === 'text' && column.values.includes(String(code));
  });
}
