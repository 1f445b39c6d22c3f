/** One month of a curve, all shares 0–1. */
export interface CurvePoint {
  month: number;
  /** Share still there after the month. */
  survival: number;
  /** 95% limits; NaN where there are none. */
  lower: number;
  upper: number;
  /** Customers at risk in the month, printed under the axis where every curve says so. */
  atRisk?: number;
}

/** A step line through the points: the share holds until the next month. Empty for no points. */
export function stepPath(points: readonly CurvePoint[], x: (month: number) => number, y: (share: number) => number): string {
  return points.map(({ month, survival }, i) => (i === 0 ? `M${cut(x(month))} ${cut(y(survival))}` : `H${cut(x(month))}V${cut(y(survival))}`)).join('');
}

/** The band of the points up to the first that has no limits, as one closed outline of steps. Empty for fewer than two such points. */
export function bandPath(points: readonly CurvePoint[], x: (month: number) => number, y: (share: number) => number): string {
  const end = points.findIndex(({ lower, upper }) => !(Number.isFinite(lower) && Number.isFinite(upper)));
  const known = end < 0 ? points : points.slice(0, end);
  if (known.length < 2) return '';
  const top = stepPath(known.map((point) => ({ ...point, survival: point.upper })), x, y);
  // Back along the lower edge, where a month's limit holds from its month to the right.
  const bottom = known.toReversed().map(({ month, lower }) => `V${cut(y(lower))}H${cut(x(month))}`).join('');
  return `${top}${bottom}Z`;
}

/** What is drawn solid and what dashed: the first extrapolated month begins where the last observed ended. */
export function splitAt(points: readonly CurvePoint[], extrapolatedFrom: number | null | undefined): { observed: CurvePoint[]; extrapolated: CurvePoint[] } {
  const first = extrapolatedFrom == null ? -1 : points.findIndex(({ month }) => month >= extrapolatedFrom);
  if (first < 0) return { observed: [...points], extrapolated: [] };
  return { observed: points.slice(0, first), extrapolated: points.slice(Math.max(0, first - 1)) };
}

/** Months for an axis from `first` to `last`: whole steps of a month, quarter, half or whole years, at most eleven of them. */
export function monthTicks(first: number, last: number): number[] {
  const step = [1, 2, 3, 6, 12, 24, 36, 60, 120].find((candidate) => (last - first) / candidate <= 10) ?? 240;
  const from = Math.ceil(first / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((last - from) / step) + 1) }, (_, i) => from + i * step);
}

/**
 * Middles of labels of the given heights, as near as they get to where they belong, in their order, without touching each other or
 * leaving [0, room] while there is room. O(n²).
 *
 * @param wanted middles in pixels, in any order
 * @param heights by label, in pixels
 * @returns middles in the order of `wanted`
 * @example apart([50, 50], [16, 16], 200) // [42, 58]
 */
export function apart(wanted: readonly number[], heights: readonly number[], room: number): number[] {
  const order = Array.from(wanted.keys()).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  // Neighbours that touch move as one block around the mean of where they belong (pool adjacent violators).
  const blocks: { members: number[]; top: number; height: number }[] = [];
  const topOf = (members: number[], height: number) => {
    let offset = 0;
    let sum = 0;
    for (const i of members) {
      sum += wanted[i]! - offset - heights[i]! / 2;
      offset += heights[i]!;
    }
    return Math.max(0, Math.min(room - height, sum / members.length));
  };
  for (const i of order) {
    let block = { members: [i], height: heights[i]!, top: topOf([i], heights[i]!) };
    for (let above = blocks.at(-1); above && above.top + above.height > block.top; above = blocks.at(-1)) {
      blocks.pop();
      const members = [...above.members, ...block.members];
      const height = above.height + block.height;
      block = { members, height, top: topOf(members, height) };
    }
    blocks.push(block);
  }
  const middles = wanted.map(() => 0);
  for (const { members, top } of blocks) {
    let offset = top;
    for (const i of members) {
      middles[i] = offset + heights[i]! / 2;
      offset += heights[i]!;
    }
  }
  return middles;
}

const cut = (value: number) => Number(value.toFixed(1));
