import { featureColumns, type Dataset } from '@/lib/dataset/dataset';
import { takeRows } from '@/lib/dataset/takeRows';
import { mean } from '@/lib/stats/moments';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import type { Clusters, ClusterResult, NoClusters } from './clusters';
import { fitFeatures, rowEncoder, type ClusterFeature } from './features';
import { countDifferent, joinNearest, kMeans, nearest, refine, type KMeansFit } from './kMeans';
import { nameClusters } from './names';
import { assignTo, placeClusters } from './sameClusters';
import { distanceMatrix, silhouettes } from './silhouette';
import { bootstrapJaccard } from './stability';

const MIN_ROWS = 60;
const MIN_COLUMNS = 2;
const SMALLEST_K = 3;
const LARGEST_K = 8;
/** A group of fewer is a handful of odd customers, not one to be looked after in its own way. */
const MIN_SHARE = 0.02;
/** Rows that scales and centroids are learnt from; that many place them to a hundredth of a standard deviation. */
const FIT_ROWS = 20_000;
/** Rows that the number of groups and their stability are judged on: silhouettes take time and memory by its square. */
const JUDGED_ROWS = 1500;
const RESAMPLES = 15;
const RESTARTS = { tried: 3, resample: 2 };

export interface FindClustersOptions {
  seed?: number;
  /** Columns to leave out, by name: those that give the outcome away. */
  without?: ReadonlySet<string>;
  /** The groups of the last training: what is still there keeps its id and its place. */
  earlier?: Clusters | null;
}

/**
 * Finds groups of customers who are alike in behaviour and value, of those who left and those who stayed: k-means on scaled features.
 * The number of groups within 3–8 has the largest mean silhouette of those without a group under 2%; each group has its stability and a
 * name made of its traits.
 *
 * @returns the groups, or in words why there are none
 * @example const found = findClusters(dataset); if ('clusters' in found) found.clusters.clusters[0]!.name;
 */
export function findClusters(dataset: Dataset, { seed = 42, without = new Set(), earlier = null }: FindClustersOptions = {}): ClusterResult {
  const features = fitFeatures(fewer(dataset, seed), without);
  const absence = tooLittle(dataset, features);
  if (absence) return { absence };
  const { fitted, judged } = sample(dataset, features, seed);
  const distances = distanceMatrix(judged);
  const tries = tryNumbers(judged, distances, seed);
  const best = bestTry(tries);
  if (!best) return { absence: NO_SHAPE };

  const { k } = best;
  const fit = refine(fitted, best.centroids);
  const unordered = assignTo({ features, centroids: fit.centroids }, dataset)!;
  const { order, nextId } = placeClusters(dataset, unordered, k, earlier);
  const centroids = order.map(({ from }) => fit.centroids[from]!);
  const assignment = unordered.map((cluster) => order.findIndex(({ from }) => from === cluster));
  const names = nameClusters(dataset, assignment, k, notUsed(dataset, features));
  const labels = Uint8Array.from(judged, (row) => nearest(row, centroids).index);
  const silhouette = silhouetteByCluster(distances, labels, k);
  const jaccard = bootstrapJaccard(judged, labels, centroids, RESAMPLES, { seed, restarts: RESTARTS.resample });
  const count = sizes(assignment, k);
  const clusters = order.map(({ id }, i) => ({ id, ...names[i]!, count: count[i]!, silhouette: silhouette[i]!, jaccard: jaccard[i]! }));
  const tried = tries.map(({ k: number, silhouette: width, smallestShare }) => ({ k: number, silhouette: width, smallestShare }));
  return { clusters: { clusters, assignment, tried, resamples: RESAMPLES, features, centroids, nextId } };
}

const NO_SHAPE: NoClusters = {
  message: `No split into ${SMALLEST_K} to ${LARGEST_K} groups has at least ${MIN_SHARE * 100}% of the customers in each: these customers do not fall into groups.`,
  remedy: 'Further columns that describe what customers do may bring some out.',
};

function tooLittle({ rowCount }: Dataset, features: readonly ClusterFeature[]): NoClusters | null {
  if (rowCount < MIN_ROWS) {
    return { message: `Groups of customers can be learned from ${MIN_ROWS} customers on: got ${rowCount}.`, remedy: 'Import a longer list.' };
  }
  if (features.length >= MIN_COLUMNS) return null;
  return {
    message: `Groups of customers are learned from at least ${MIN_COLUMNS} columns on what customers do and pay, beside what grows with time: got ${features.length}.`,
    remedy: 'Import a file with more columns on what customers do and pay.',
  };
}

/** As many rows as place a median and a spread as well as all of them. */
function fewer(dataset: Dataset, seed: number): Dataset {
  return dataset.rowCount > FIT_ROWS ? takeRows(dataset, sampleWithoutReplacement(dataset.rowCount, FIT_ROWS, createRandom(seed)).sort()) : dataset;
}

/** Rows as coordinates, in random order: to fit on and, the first of them, to judge by. */
function sample(dataset: Dataset, features: readonly ClusterFeature[], seed: number): { fitted: number[][]; judged: number[][] } {
  const encode = rowEncoder(features, dataset)!;
  const drawn = sampleWithoutReplacement(dataset.rowCount, Math.min(FIT_ROWS, dataset.rowCount), createRandom(seed));
  const fitted = Array.from(drawn, encode);
  return { fitted, judged: fitted.slice(0, JUDGED_ROWS) };
}

type Try = Clusters['tried'][number] & { centroids: number[][] };

/** From the largest number down, because each fit gives the next one a start. */
function tryNumbers(judged: number[][], distances: Float64Array, seed: number): Try[] {
  const tries: Try[] = [];
  let above: KMeansFit | null = null;
  for (let k = countDifferent(judged, LARGEST_K); k >= SMALLEST_K; k--) {
    const fit: KMeansFit = kMeans(judged, k, { seed, restarts: RESTARTS.tried, from: above ? joinNearest(above) : undefined });
    const { assignment, centroids } = fit;
    tries.unshift({ k, silhouette: mean(silhouettes(distances, assignment, k)), smallestShare: Math.min(...sizes(assignment, k)) / judged.length, centroids });
    above = fit;
  }
  return tries;
}

/** Of equally good numbers, the smallest. */
function bestTry(tries: readonly Try[]): Try | null {
  const usable = tries.filter(({ smallestShare }) => smallestShare >= MIN_SHARE);
  const best = Math.max(...usable.map(({ silhouette }) => silhouette));
  return usable.find(({ silhouette }) => silhouette === best) ?? null;
}

/** Mean silhouette of each cluster; 0 for one that is not in the sample. */
function silhouetteByCluster(distances: Float64Array, labels: Uint8Array, k: number): number[] {
  const sum = new Float64Array(k);
  silhouettes(distances, labels, k).forEach((value, i) => (sum[labels[i]!]! += value));
  return Array.from(sizes(labels, k), (size, cluster) => sum[cluster]! / Math.max(1, size));
}

function sizes(labels: Uint8Array, k: number): Float64Array {
  const count = new Float64Array(k);
  for (const label of labels) count[label]!++;
  return count;
}

/** Features that the groups were not made from: what grows with time and what was left out. */
function notUsed(dataset: Dataset, features: readonly ClusterFeature[]): ReadonlySet<string> {
  const used = new Set(features.map(({ name }) => name));
  return new Set(featureColumns(dataset).map(({ spec }) => spec.name).filter((name) => !used.has(name)));
}
