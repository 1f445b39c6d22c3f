import { z } from 'zod';
import type { Clusters, ClusterResult } from './clusters';
import { clusterFeatureSchema, width } from './features';

const traitSchema = z.strictObject({
  column: z.string(), label: z.string(), category: z.string().nullable(), direction: z.enum(['higher', 'lower']),
  effect: z.number(), inGroup: z.number(), others: z.number(), pValue: z.number(), text: z.string(),
});

const share = z.number().min(0).max(1);

const foundSchema = z.strictObject({
  clusters: z.array(z.strictObject({
    id: z.int().min(1), name: z.string().min(1), traits: z.array(traitSchema),
    count: z.int().min(0), silhouette: z.number().min(-1).max(1), jaccard: share,
  })).min(1).max(255),
  tried: z.array(z.strictObject({ k: z.int(), silhouette: z.number(), smallestShare: share })),
  resamples: z.int(),
  features: z.array(clusterFeatureSchema).min(1),
  centroids: z.array(z.array(z.number())),
  nextId: z.int().min(1),
  /** One byte a row, the index in `clusters`, as base64. */
  assignment: z.base64(),
});

/** clusters.json but for its checksum: the learned groups of one dataset, or why it has none. */
export const clustersFileSchema = z.strictObject({
  formatVersion: z.literal(1),
  dataset: z.strictObject({ name: z.string(), rowCount: z.int(), dataHash: z.string(), dictionaryHash: z.string() }),
  found: foundSchema.nullable(),
  absence: z.strictObject({ message: z.string(), remedy: z.string() }).nullable(),
});
export type ClustersFile = z.infer<typeof clustersFileSchema>;

/**
 * What a file holds, put together again; null where its parts do not fit each other or the number of rows.
 *
 * @param decode bytes of a base64 text
 */
export function clustersOf({ found, absence, dataset }: ClustersFile, decode: (text: string) => Uint8Array): ClusterResult | null {
  if (!found) return absence && { absence };
  const { assignment: text, ...parts } = found;
  const clusters: Clusters = { ...parts, assignment: decode(text) };
  return fits(clusters, dataset.rowCount) ? { clusters } : null;
}

function fits({ clusters, assignment, features, centroids }: Clusters, rowCount: number): boolean {
  const length = features.reduce((sum, feature) => sum + width(feature), 0);
  const counts = clusters.map(() => 0);
  for (const index of assignment) counts[index] = (counts[index] ?? NaN) + 1;
  return (
    assignment.length === rowCount &&
    centroids.length === clusters.length &&
    centroids.every((centroid) => centroid.length === length) &&
    clusters.every(({ count }, i) => count === counts[i]) &&
    counts.length === clusters.length
  );
}
