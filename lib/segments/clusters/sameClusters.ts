import { numberByRole, type Dataset } from '@/lib/dataset/dataset';
import type { Clusters } from './clusters';
import { rowEncoder } from './features';
import { nearest } from './kMeans';
import { jaccardTable } from './stability';

/** At or below this a cluster counts as dissolved (Hennig 2007); above it, at most one can be the same as another. */
const DISSOLVED = 0.5;

/** Where a new cluster goes: `from` is its number in the fit. */
export interface Placed { from: number; id: number }

/**
 * Gives the clusters of a new fit their ids and order. One that has most of its customers in common with an earlier one is that one: it
 * takes over its id and stands where it stood. The others follow, highest mean monthly charge first (largest first in a file without
 * charges), with new ids.
 *
 * The earlier clusters are laid out anew over the customers at hand, so that a changed file, and rows in another order, compare.
 *
 * @param assignment cluster number 0 … k−1 by row
 * @param earlier null where there is none; one of other columns counts as none
 */
export function placeClusters(dataset: Dataset, assignment: Uint8Array, k: number, earlier: Clusters | null): { order: Placed[]; nextId: number } {
  const before = earlier && assignTo(earlier, dataset);
  const shared = before ? jaccardTable(before, assignment, earlier.clusters.length, k) : [];
  const kept = shared.flatMap((row, i): Placed[] => {
    const from = row.findIndex((jaccard) => jaccard > DISSOLVED);
    return from < 0 ? [] : [{ from, id: earlier!.clusters[i]!.id }];
  });
  const rank = ranks(dataset, assignment, k);
  const others = [...rank.keys()].filter((from) => !kept.some((placed) => placed.from === from)).sort((a, b) => rank[b]! - rank[a]!);
  const firstId = before ? earlier.nextId : 1;
  return { order: [...kept, ...others.map((from, i) => ({ from, id: firstId + i }))], nextId: firstId + others.length };
}

/** Index of the cluster that each row of a dataset belongs to; null where the dataset lacks one of the columns. */
export function assignTo({ features, centroids }: Pick<Clusters, 'features' | 'centroids'>, dataset: Dataset): Uint8Array | null {
  const encode = rowEncoder(features, dataset);
  return encode && Uint8Array.from({ length: dataset.rowCount }, (_, row) => nearest(encode(row), centroids).index);
}

/** Mean monthly charge of each cluster, or its size where no charge is known. */
function ranks(dataset: Dataset, assignment: Uint8Array, k: number): number[] {
  const charges = numberByRole(dataset, 'monthlyCharge');
  const [sum, known, count] = [new Float64Array(k), new Float64Array(k), new Float64Array(k)];
  assignment.forEach((cluster, row) => {
    count[cluster]!++;
    const charge = charges?.[row] ?? NaN;
    if (Number.isNaN(charge)) return;
    sum[cluster]! += charge;
    known[cluster]!++;
  });
  return Array.from(count, (size, cluster) => (known.every((total) => total > 0) ? sum[cluster]! / known[cluster]! : size));
}
