import type { Trait } from '@/lib/segments/traits';
import type { ClusterFeature } from './features';

/** A group of customers who are alike in behaviour and value. */
export interface Cluster {
  /** Stays with the group from one training to the next; the id of a group that is gone is not given again. */
  id: number;
  /** From its traits, unlike any other's: "Fiber optic internet, high monthly charge". */
  name: string;
  /** What the name is made of. */
  traits: Trait[];
  /** Customers in it, those who left among them. */
  count: number;
  /** Mean silhouette of its customers in the sample, −1 … 1. */
  silhouette: number;
  /** Mean over resamples of how much of it is found again, 0–1. */
  jaccard: number;
}

/** The learned groups of a dataset. Each customer is in exactly one. */
export interface Clusters {
  /** In the order to show them in. */
  clusters: Cluster[];
  /** By row: index in `clusters`. */
  assignment: Uint8Array;
  /** The mean silhouette of every number of groups that was tried, and the share of customers in its smallest group. */
  tried: { k: number; silhouette: number; smallestShare: number }[];
  /** Resamples behind each `jaccard`. */
  resamples: number;
  /** How a row becomes coordinates, and the centre of each cluster in them, in the order of `clusters`. */
  features: ClusterFeature[];
  centroids: number[][];
  /** The first id never given. */
  nextId: number;
}

/** Why there are no groups, and what would bring them. */
export interface NoClusters { message: string; remedy: string }

export type ClusterResult = { clusters: Clusters } | { absence: NoClusters };
