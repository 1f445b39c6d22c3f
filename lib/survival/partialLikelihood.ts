import { assertDurations, entryOf, type Durations } from './durations';

/** How customers who leave in the same month share its risk set. */
export type Ties = 'efron' | 'breslow';

/** Customers and standardised columns in the order in which risk sets grow: from the last month down. */
export interface RiskSets {
  n: number;
  p: number;
  /** p: the value that each column has most often, where that is its lowest or highest and half of the rows have it; else 0. */
  base: Float64Array;
  /** Where rows differ from it: row i in the columns `at[k]` by `by[k]`, k = starts[i] … starts[i + 1] − 1. Of one column for each category most are at its base. */
  starts: Uint32Array;
  at: Uint32Array;
  by: Float64Array;
  eventObserved: Uint8Array;
  /** n ranks of entry months among the distinct ones. */
  entryRank: Uint32Array;
  /** Distinct months with a departure, falling; rows `from` … `to` − 1 have that duration or, since the previous one, a longer. */
  months: { month: number; from: number; to: number; events: number; entries: number }[];
  distinctEntries: number;
  ties: Ties;
}

/** A month's part of the log partial likelihood and its derivatives; the arrays are used again for the next month. */
export interface MonthOfEvents {
  month: number;
  events: number;
  logLikelihood: number;
  /** p first derivatives. */
  score: Float64Array;
  /** p×p negative second derivatives, lower triangle. */
  information: Float64Array;
}

/**
 * Orders n customers by falling duration, for `eachMonthOfEvents`. Customers who were never under observation are left out. O(n·p).
 *
 * @param Z n×p row-major, columns near mean 0 and spread 1, so that sums of squares keep their digits
 * @throws RangeError when shapes disagree or a duration or entry is not a whole month
 */
export function riskSets(Z: Float64Array, { duration, eventObserved, entry }: Durations, ties: Ties): RiskSets {
  assertDurations({ duration, eventObserved, entry });
  const p = Z.length / duration.length;
  const observed = Array.from({ length: duration.length }, (_, row) => row).filter((row) => entryOf(entry, row) < duration[row]!);
  // Within a month those who leave come first: what is summed over them is then one run of rows.
  const order = observed.sort((a, b) => duration[b]! - duration[a]! || eventObserved[b]! - eventObserved[a]!);
  const entries = [...new Set(order.map((row) => entryOf(entry, row)))].sort((a, b) => a - b);
  const rankOf = new Map(entries.map((month, rank) => [month, rank]));
  const n = order.length;
  const months: RiskSets['months'] = [];
  let from = 0;
  for (let i = 0; i < n; ) {
    const month = duration[order[i]!]!;
    let events = 0;
    for (; i < n && duration[order[i]!] === month; i++) events += eventObserved[order[i]!]!;
    if (events === 0) continue;
    // At risk in the month is who had entered before it.
    months.push({ month, from, to: i, events, entries: entries.filter((at) => at < month).length });
    from = i;
  }
  return {
    n, p, ...differences(Z, p, order), months, ties, distinctEntries: entries.length,
    eventObserved: Uint8Array.from(order, (row) => eventObserved[row]!),
    entryRank: Uint32Array.from(order, (row) => rankOf.get(entryOf(entry, row))!),
  };
}

/** The rows of Z in an order, as what they differ by from the commonest values. */
function differences(Z: Float64Array, p: number, order: readonly number[]): Pick<RiskSets, 'base' | 'starts' | 'at' | 'by'> {
  const base = Float64Array.from({ length: p }, (_, j) => commonest(Z, p, j, order));
  const starts = new Uint32Array(order.length + 1);
  order.forEach((row, i) => {
    let count = starts[i]!;
    for (let j = 0; j < p; j++) if (Z[row * p + j] !== base[j]) count++;
    starts[i + 1] = count;
  });
  const [at, by] = [new Uint32Array(starts[order.length]!), new Float64Array(starts[order.length]!)];
  order.forEach((row, i) => {
    let k = starts[i]!;
    for (let j = 0; j < p; j++) {
      if (Z[row * p + j] === base[j]) continue;
      at[k] = j;
      by[k++] = Z[row * p + j]! - base[j]!;
    }
  });
  return { base, starts, at, by };
}

function commonest(Z: Float64Array, p: number, j: number, order: readonly number[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const row of order) {
    low = Math.min(low, Z[row * p + j]!);
    high = Math.max(high, Z[row * p + j]!);
  }
  const count = (value: number) => order.reduce((sum, row) => sum + Number(Z[row * p + j] === value), 0);
  return [low, high].find((value) => count(value) * 2 >= order.length) ?? 0;
}

/**
 * Walks the months with departures from the last to the first and hands over each one's part of the log partial likelihood at
 * `beta`. Sums over the risk set grow with the walk and are kept apart by entry month, so that nothing is ever subtracted and no
 * digit lost. O(n·d² + months·entries·p²), entries being the distinct months of entry and d ≤ p what a row differs in from the base.
 *
 * @see Cox (1972); Efron (1977), Breslow (1974) for ties; Klein & Moeschberger (2003) §9.4 for left truncation
 */
export function eachMonthOfEvents(sets: RiskSets, beta: ArrayLike<number>, visit: (month: MonthOfEvents) => void): void {
  const { p, months, distinctEntries, ties } = sets;
  const width = 1 + p + (p * (p + 1)) / 2;
  const { eta, highest } = linearPredictors(sets, beta);
  const byEntry = Array.from({ length: distinctEntries }, () => new Float64Array(width));
  const risk = new Float64Array(width);
  const leaving = new Float64Array(width);
  const part: MonthOfEvents = { month: 0, events: 0, logLikelihood: 0, score: new Float64Array(p), information: new Float64Array(p * p) };
  for (const { month, from, to, events, entries } of months) {
    part.month = month;
    part.events = events;
    part.logLikelihood = 0;
    part.score.fill(0);
    leaving.fill(0);
    for (let i = from; i < to; i++) {
      const weight = Math.exp(eta[i]! - highest);
      addMoments(byEntry[sets.entryRank[i]!]!, sets, i, weight);
      if (!sets.eventObserved[i]) continue;
      if (ties === 'efron' && events > 1) addMoments(leaving, sets, i, weight);
      part.logLikelihood += eta[i]! - highest;
      for (let k = sets.starts[i]!; k < sets.starts[i + 1]!; k++) part.score[sets.at[k]!]! += sets.by[k]!;
    }
    for (let j = 0; j < p; j++) part.score[j]! += events * sets.base[j]!;
    risk.fill(0);
    for (let e = 0; e < entries; e++) for (let k = 0; k < width; k++) risk[k]! += byEntry[e]![k]!;
    aboutZero(risk, sets);
    aboutZero(leaving, sets);
    closeMonth(part, risk, leaving, p, ties);
    visit(part);
  }
}

/** n values of Z·β and the highest of them: risks count relative to it, which keeps exp from overflowing. */
function linearPredictors({ n, base, starts, at, by }: RiskSets, beta: ArrayLike<number>) {
  const atBase = base.reduce((sum, value, j) => sum + beta[j]! * value, 0);
  const eta = new Float64Array(n).fill(atBase);
  let highest = -Infinity;
  for (let i = 0; i < n; i++) {
    for (let k = starts[i]!; k < starts[i + 1]!; k++) eta[i]! += beta[at[k]!]! * by[k]!;
    highest = Math.max(highest, eta[i]!);
  }
  return { eta, highest };
}

/** Adds weight × (1, d, lower triangle of d·dᵀ) of a row's differences d from the base. */
function addMoments(sums: Float64Array, { p, starts, at, by }: RiskSets, row: number, weight: number): void {
  sums[0]! += weight;
  for (let k = starts[row]!; k < starts[row + 1]!; k++) {
    const j = at[k]!;
    const weighted = weight * by[k]!;
    sums[1 + j]! += weighted;
    const line = 1 + p + (j * (j + 1)) / 2;
    for (let l = starts[row]!; l <= k; l++) sums[line + at[l]!]! += weighted * by[l]!;
  }
}

/** Makes moments of differences d moments of z = base + d: Σz = Σd + Σ1·base, Σzzᵀ = Σddᵀ + base·Σdᵀ + Σd·baseᵀ + Σ1·base·baseᵀ. */
function aboutZero(sums: Float64Array, { p, base }: RiskSets): void {
  const total = sums[0]!;
  let k = 1 + p;
  for (let j = 0; j < p; j++) {
    for (let l = 0; l <= j; l++) sums[k++]! += base[j]! * sums[1 + l]! + sums[1 + j]! * base[l]! + total * base[j]! * base[l]!;
  }
  for (let j = 0; j < p; j++) sums[1 + j]! += total * base[j]!;
}

/**
 * Subtracts the risk set's part. With Efron's ties the r-th of d departures (r = 0 …) sees the risk set less r/d of the leaving:
 * its mean is (S₁ − f·D₁)/(S₀ − f·D₀), so sums of fⁱ over powers of that denominator stand for the d terms.
 */
function closeMonth(part: MonthOfEvents, risk: Float64Array, leaving: Float64Array, p: number, ties: Ties): void {
  let [one, f1, square, f1Square, f2Square] = [0, 0, 0, 0, 0];
  for (let r = 0; r < part.events; r++) {
    const f = ties === 'efron' ? r / part.events : 0;
    const denominator = risk[0]! - f * leaving[0]!;
    part.logLikelihood -= Math.log(denominator);
    one += 1 / denominator;
    f1 += f / denominator;
    square += 1 / denominator ** 2;
    f1Square += f / denominator ** 2;
    f2Square += (f * f) / denominator ** 2;
  }
  let k = 1 + p;
  for (let j = 0; j < p; j++) {
    const [s, d] = [risk[1 + j]!, leaving[1 + j]!];
    part.score[j]! -= one * s - f1 * d;
    for (let l = 0; l <= j; l++, k++) {
      const [sl, dl] = [risk[1 + l]!, leaving[1 + l]!];
      const means = square * s * sl - f1Square * (s * dl + d * sl) + f2Square * d * dl;
      part.information[j * p + l] = one * risk[k]! - f1 * leaving[k]! - means;
    }
  }
}
