/**
 * Thins a curve to at most a number of its own points, so that a chart of thousands of thresholds stays light: first and last are kept,
 * and of each of the equal runs between them the point that spans the largest triangle with the point kept before and the mean of
 * the run after ("largest triangle three buckets"). O(n).
 *
 * @param points in drawing order
 * @param maxPoints at least 2
 * @returns a new list; all points where there are few enough
 * @throws RangeError unless `maxPoints` is a whole number of at least 2
 * @see Steinarsson (2013), "Downsampling time series for visual representation"
 * @example thinCurve([{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 2, y: 9 }, { x: 3, y: 0 }], 3) // drops (1, 0), keeps the peak
 */
export function thinCurve<P extends { x: number; y: number }>(points: readonly P[], maxPoints: number): P[] {
  if (!Number.isInteger(maxPoints) || maxPoints < 2) throw new RangeError(`Points to keep must be a whole number of at least 2: got ${maxPoints}`);
  if (points.length <= maxPoints) return [...points];
  const runs = maxPoints - 2;
  const startOfRun = (run: number) => 1 + Math.floor((run * (points.length - 2)) / runs);
  const kept = [points[0]!];
  for (let run = 0; run < runs; run++) {
    const next = run + 1 < runs ? points.slice(startOfRun(run + 1), startOfRun(run + 2)) : points.slice(-1);
    kept.push(largestTriangle(points.slice(startOfRun(run), startOfRun(run + 1)), kept.at(-1)!, meanPoint(next)));
  }
  return [...kept, points.at(-1)!];
}

function meanPoint(points: readonly { x: number; y: number }[]): { x: number; y: number } {
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function largestTriangle<P extends { x: number; y: number }>(candidates: readonly P[], a: { x: number; y: number }, c: { x: number; y: number }): P {
  const area = (b: P) => Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y));
  return candidates.reduce((best, candidate) => (area(candidate) > area(best) ? candidate : best));
}
