import { kmeans } from 'ml-kmeans';

export interface KMeansOptions {
  seed: number;
  /** Independent starts; the one with the least inertia is taken. */
  restarts: number;
  /** Centroids to start from besides. */
  from?: number[][] | undefined;
}

export interface KMeansFit {
  /** k points of the rows' space. */
  centroids: number[][];
  /** Index of the nearest centroid by row. */
  assignment: Uint8Array;
  /** Sum over the rows of the squared distance to the nearest centroid. */
  inertia: number;
}

/** Lloyd's algorithm crawls at the end; what moves after this many rounds is a handful of rows. */
const MAX_ITERATIONS = 60;

/** Rows with their nearest of given centroids, after these have moved to where the rows are: Lloyd's algorithm from a start that is known. */
export function refine(rows: number[][], start: number[][]): KMeansFit {
  return settled(rows, kmeans(rows, start.length, { initialization: start, maxIterations: MAX_ITERATIONS }).centroids);
}

/**
 * Groups rows around k centroids with small squared distances: k-means from several k-means++ starts, and from a given one. The same
 * rows in the same order, k and options give the same fit.
 *
 * @param rows n rows of equal length, finite
 * @param k 1 … 255
 * @throws RangeError when there are fewer different rows than k: ml-kmeans would then start from NaN
 * @see Arthur & Vassilvitskii (2007), "k-means++: the advantages of careful seeding"
 * @example kMeans([[0], [1], [9]], 2, { seed: 1, restarts: 1 }).inertia // 0.5
 */
export function kMeans(rows: number[][], k: number, { seed, restarts, from }: KMeansOptions): KMeansFit {
  if (countDifferent(rows, k) < k) throw new RangeError(`k-means needs at least as many different rows as clusters: got ${rows.length} rows for ${k} clusters`);
  let best = from ? refine(rows, from) : null;
  for (let start = 0; start < restarts; start++) {
    const { centroids } = kmeans(rows, k, { seed: seed + start, initialization: 'kmeans++', maxIterations: MAX_ITERATIONS });
    const fit = settled(rows, centroids);
    if (!best || fit.inertia < best.inertia) best = fit;
  }
  if (!best) throw new RangeError(`k-means needs at least one start: got ${restarts}`);
  return best;
}

/** Index of the centroid nearest to a row, and the squared distance to it; of two equally near, the first. */
export function nearest(row: ArrayLike<number>, centroids: readonly (readonly number[])[]): { index: number; distance: number } {
  let index = 0;
  let distance = Infinity;
  for (let c = 0; c < centroids.length; c++) {
    const centroid = centroids[c]!;
    let sum = 0;
    for (let d = 0; d < centroid.length; d++) sum += (row[d]! - centroid[d]!) ** 2;
    if (sum < distance) [index, distance] = [c, sum];
  }
  return { index, distance };
}

/**
 * Joins the two clusters that are cheapest to join: a start for one cluster fewer that chance seldom finds.
 *
 * @returns k − 1 centroids
 * @see Ward (1963), "Hierarchical grouping to optimize an objective function"
 */
export function joinNearest({ centroids, assignment }: KMeansFit): number[][] {
  const size = centroids.map(() => 0);
  for (const cluster of assignment) size[cluster]!++;
  let [first, second, least] = [0, 0, Infinity];
  centroids.forEach((a, i) => centroids.slice(0, i).forEach((b, j) => {
    const cost = ((size[i]! * size[j]!) / (size[i]! + size[j]!)) * a.reduce((sum, value, d) => sum + (value - b[d]!) ** 2, 0);
    if (cost < least) [first, second, least] = [j, i, cost];
  }));
  const both = size[first]! + size[second]!;
  const joined = centroids[first]!.map((value, d) => (value * size[first]! + centroids[second]![d]! * size[second]!) / both);
  return [joined, ...centroids.filter((_, i) => i !== first && i !== second)];
}

/** The package's own assignment is the one before the centroids moved last. */
function settled(rows: readonly number[][], centroids: number[][]): KMeansFit {
  let inertia = 0;
  const assignment = Uint8Array.from(rows, (row) => {
    const { index, distance } = nearest(row, centroids);
    inertia += distance;
    return index;
  });
  return { centroids, assignment, inertia };
}

/** How many different rows there are, counted no further than `limit`. */
export function countDifferent(rows: readonly number[][], limit: number): number {
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.size >= limit) break;
    seen.add(row.join());
  }
  return seen.size;
}
