import { describe, expect, it } from 'vitest';
import { customerIds, type Dataset } from '@/lib/dataset/dataset';
import { datasetOf } from '@/lib/dataset/dataset.fixture';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import type { Clusters } from './clusters';
import { gym, GYM, gymMembers, kindOf } from './clusters.fixture';
import { findClusters, type FindClustersOptions } from './findClusters';
import { MAX_NAME } from './names';

function found(dataset: Dataset, options?: FindClustersOptions): Clusters {
  const result = findClusters(dataset, options);
  return 'clusters' in result ? result.clusters : expect.fail(result.absence.message);
}

/** Ids of the groups that each kind of member is in. */
function idsOfKinds(dataset: Dataset, { clusters, assignment }: Clusters): number[][] {
  const ids = customerIds(dataset);
  return [0, 1, 2].map((kind) => [...new Set(ids.flatMap((id, row) => (kindOf(id) === kind ? clusters[assignment[row]!]!.id : [])))]);
}

const shuffled = (rows: string[], seed: number) => Array.from(sampleWithoutReplacement(rows.length, rows.length, createRandom(seed)), (i) => rows[i]!);

describe('findClusters', () => {
  it('finds the groups that were planted, dearest first, and names them by what they are', async () => {
    const dataset = await gym();
    const clusters = found(dataset);
    expect(idsOfKinds(dataset, clusters)).toEqual([[1], [2], [3]]);
    expect(clusters.clusters.map(({ name, count }) => [name, count])).toMatchInlineSnapshot(`
      [
        [
          "High fee, personal coach",
          80,
        ],
        [
          "Plus, with sauna plan, no personal coach",
          80,
        ],
        [
          "Few visits, Basic plan",
          80,
        ],
      ]
    `);
    for (const { jaccard, silhouette } of clusters.clusters) expect([jaccard > 0.9, silhouette > 0.5]).toEqual([true, true]);
    expect(clusters.tried.map(({ k }) => k)).toEqual([3, 4, 5, 6, 7, 8]);
    expect(clusters.tried[0]!.silhouette).toBe(Math.max(...clusters.tried.map(({ silhouette }) => silhouette)));
    expect(clusters.nextId).toBe(4);
  });

  it('is a partition with names of its own that fit', async () => {
    const { clusters, assignment } = found(await gym(gymMembers(300, 9)));
    expect(clusters.reduce((sum, { count }) => sum + count, 0)).toBe(300);
    expect(assignment).toHaveLength(300);
    expect(new Set(clusters.map(({ name }) => name)).size).toBe(clusters.length);
    for (const { name } of clusters) expect(name.length).toBeLessThanOrEqual(MAX_NAME);
  });

  it('gives the same groups the same ids whatever the order of rows and the seed', async () => {
    const dataset = await gym(shuffled(gymMembers(240), 4));
    for (const seed of [1, 2, 3]) expect(idsOfKinds(dataset, found(dataset, { seed }))).toEqual([[1], [2], [3]]);
    expect(found(dataset)).toEqual(found(dataset));
  });

  it('keeps ids and places over trainings, on changed customers too, and gives none twice', async () => {
    const before = found(await gym());
    // As if the groups had come to their ids and places in another way.
    const reordered: Clusters = {
      ...before, nextId: 12,
      clusters: [2, 0, 1].map((i) => ({ ...before.clusters[i]!, id: [7, 3, 11][i]! })),
      centroids: [2, 0, 1].map((i) => before.centroids[i]!),
    };
    const later = await gym(shuffled(gymMembers(300, 8), 2));
    const after = found(later, { earlier: reordered, seed: 5 });
    expect(idsOfKinds(later, after)).toEqual([[7], [3], [11]]);
    expect(after.clusters.map(({ id }) => id)).toEqual([11, 7, 3]);
    expect(after.nextId).toBe(12);

    const oneGone = { ...reordered, clusters: reordered.clusters.slice(1), centroids: reordered.centroids.slice(1) };
    const split = found(later, { earlier: oneGone });
    // What was one group, half and half, is now two: neither is the old one.
    expect(idsOfKinds(later, split)).toEqual([[7], [12], [13]]);
    expect(split.nextId).toBe(14);
  });

  it('begins anew where the columns are others', async () => {
    const earlier = { ...found(await gym()), nextId: 50 };
    const features = earlier.features.map((feature) => ({ ...feature, name: `old ${feature.name}` }));
    expect(found(await gym(), { earlier: { ...earlier, features } }).clusters.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('says what is missing', async () => {
    const reason = (dataset: Dataset, options?: FindClustersOptions) => {
      const result = findClusters(dataset, options);
      return 'absence' in result ? `${result.absence.message} ${result.absence.remedy}` : 'found';
    };
    expect(reason(await gym(gymMembers(59)))).toMatchInlineSnapshot(`"Groups of customers can be learned from 60 customers on: got 59. Import a longer list."`);
    expect(reason(await gym(), { without: new Set(['fee', 'plan', 'visits']) })).toMatchInlineSnapshot(`"Groups of customers are learned from at least 2 columns on what customers do and pay, beside what grows with time: got 1. Import a file with more columns on what customers do and pay."`);
    // Everyone has one of two sets of cells: there are no three groups.
    const two = Array.from({ length: 80 }, (_, i) => `M${i},${i % 50},${i % 2 ? 10 : 20},Basic,${i % 2 ? 1 : 9},No,Male,No`);
    expect(reason(await gym(two))).toMatchInlineSnapshot(`"No split into 3 to 8 groups has at least 2% of the customers in each: these customers do not fall into groups. Further columns that describe what customers do may bring some out."`);
  });

  it('does without charges and with gaps', async () => {
    const columns = GYM.columns.map((column) => (column.name === 'fee' ? { ...column, role: 'feature' } : column));
    const rows = gymMembers(300).map((row, i) => (i % 5 === 0 ? row.replace(/,(\d+),(Yes|No),(F|M)/, ',,$2,$3') : row));
    const dataset = await datasetOf(['id,months,fee,plan,visits,coach,sex,left', ...rows, ''].join('\n'), { ...GYM, columns });
    const { clusters } = found(dataset);
    const counts = clusters.map(({ count }) => count);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });
});
