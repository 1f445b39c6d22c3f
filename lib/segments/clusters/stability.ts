import { createRandom } from '@/lib/stats/random';
import { countDifferent, kMeans, type KMeansOptions } from './kMeans';

/** A cluster below this should not be trusted to be there in another sample of customers (Hennig 2007). */
export const UNSTABLE_BELOW = 0.6;

/**
 * How many of two sets' members are in both: |a ∩ b| / |a ∪ b| for every cluster of one labelling with every cluster of another.
 *
 * @param a cluster numbers 0 … ka−1 by row
 * @param b cluster numbers 0 … kb−1 by row
 * @returns ka rows of kb values, 0–1; 0 where both are empty
 * @see Jaccard (1901)
 * @example jaccardTable([0, 0, 1], [0, 1, 1], 2, 2) // [[1/2, 1/3], [0, 1/2]]
 */
export function jaccardTable(a: ArrayLike<number>, b: ArrayLike<number>, ka: number, kb: number): number[][] {
  const both = Array.from({ length: ka }, () => new Float64Array(kb));
  const [inA, inB] = [new Float64Array(ka), new Float64Array(kb)];
  for (let row = 0; row < a.length; row++) {
    both[a[row]!]![b[row]!]!++;
    inA[a[row]!]!++;
    inB[b[row]!]!++;
  }
  return both.map((counts, i) => Array.from(counts, (count, j) => count / Math.max(1, inA[i]! + inB[j]! - count)));
}

/**
 * How surely each cluster is found again: rows are drawn with replacement and clustered anew, and of each cluster the largest Jaccard
 * coefficient with a new one is taken, over the rows that were drawn; the mean over the resamples is returned. Each search starts from
 * the old centroids too, so that a cluster is lost only to a better fit and not to a poor search.
 *
 * @param labels cluster numbers 0 … k−1 by row
 * @param centroids of the k clusters
 * @returns k values, 0–1; 0 for a cluster that was in no resample
 * @see Hennig (2007), "Cluster-wise assessment of cluster stability"
 */
export function bootstrapJaccard(rows: number[][], labels: ArrayLike<number>, centroids: number[][], resamples: number, { seed, restarts }: KMeansOptions): number[] {
  const k = centroids.length;
  const random = createRandom(seed);
  const [sum, times] = [new Float64Array(k), new Float64Array(k)];
  for (let resample = 0; resample < resamples; resample++) {
    const drawn = Array.from(rows, () => Math.floor(random() * rows.length));
    const again = drawn.map((row) => rows[row]!);
    const found = kMeans(again, Math.min(k, countDifferent(again, k)), { seed: seed + 1000 * resample, restarts, from: centroids });
    // A row that was drawn twice is one customer all the same.
    const after = new Map(drawn.map((row, i) => [row, found.assignment[i]!]));
    const before = Array.from(after.keys(), (row) => labels[row]!);
    jaccardTable(before, [...after.values()], k, found.centroids.length).forEach((row, cluster) => {
      if (!before.includes(cluster)) return;
      sum[cluster]! += Math.max(...row);
      times[cluster]!++;
    });
  }
  return Array.from(sum, (total, cluster) => total / Math.max(1, times[cluster]!));
}
