import { courseOfRow, relativeHazard, type LifetimeValues } from './lifetimeValue';

/** A day at which customers are valued: who is one on it, and after how many months. */
export interface Moment {
  holds: (row: number) => boolean;
  months: (row: number) => number;
}

/** Summed over the customers of a moment whose charge is known, in the dataset's currency. */
export interface LifetimeTotal {
  value: number;
  /** Of it beyond the months that were observed. */
  extrapolated: number;
}

/**
 * `lifetimeValueAt` of all customers at each of several moments, summed. A customer's chance to stay through a month is computed once
 * for all moments: the horizons of twelve month ends share all but eleven months. O(rows · moments · horizon), of it rows · (months from
 * the first moment to the last + horizon) exponentials.
 *
 * @param charge by row, NaN where it is not known: such customers are left out
 */
export function lifetimeTotals(values: LifetimeValues, charge: Float64Array, moments: readonly Moment[]): LifetimeTotal[] {
  const { grossMargin, discountRate, clvHorizon } = values.assumptions;
  const factor = Float64Array.from({ length: clvHorizon + 1 }, (_, k) => grossMargin / (1 + discountRate) ** k);
  const totals = moments.map((): LifetimeTotal => ({ value: 0, extrapolated: 0 }));
  // By moment: completed months of the customer, −1 for none.
  const completed = new Int32Array(moments.length);
  for (let row = 0; row < charge.length; row++) {
    if (Number.isNaN(charge[row]!)) continue;
    let [first, last] = [Infinity, -1];
    moments.forEach(({ holds, months }, m) => {
      completed[m] = holds(row) ? months(row) : -1;
      if (completed[m]! < 0) return;
      first = Math.min(first, completed[m]!);
      last = Math.max(last, completed[m]!);
    });
    if (last < 0) continue;
    const chance = chancesFrom(values, row, first, last - first + clvHorizon);
    const { observed } = courseOfRow(values, row);
    for (let m = 0; m < moments.length; m++) {
      if (completed[m]! < 0) continue;
      const at = completed[m]! - first;
      const seen = Math.max(0, Math.min(clvHorizon, observed - completed[m]!));
      const within = weighted(chance, at, factor, 1, seen);
      const beyond = weighted(chance, at, factor, seen + 1, clvHorizon);
      totals[m]!.value += charge[row]! * (within + beyond);
      totals[m]!.extrapolated += charge[row]! * beyond;
    }
  }
  return totals;
}

/** Chances of a customer who completed `from` months to stay through the `ahead` months after, 1 in place 0. */
function chancesFrom(values: LifetimeValues, row: number, from: number, ahead: number): Float64Array {
  const { logBaseline } = courseOfRow(values, row);
  const relative = relativeHazard(values, row);
  const chance = new Float64Array(ahead + 1);
  chance[0] = 1;
  let log = 0;
  for (let t = 1; t <= ahead; t++) {
    log += relative * logBaseline[from + t]!;
    chance[t] = Math.exp(log);
  }
  return chance;
}

/** Σ factor[k] × the chance to stay k months longer, of who stayed for `at`; 0 where not even that could be expected. */
function weighted(chance: Float64Array, at: number, factor: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k <= to; k++) sum += factor[k]! * chance[at + k]!;
  return sum === 0 ? 0 : sum / chance[at]!;
}
