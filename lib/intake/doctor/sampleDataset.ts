import type { Dataset } from '@/lib/dataset/dataset';
import { takeRows } from '@/lib/dataset/takeRows';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';

const SEED = 6_022;

/** The dataset itself where it has no more than `most` rows; else so many of them, drawn evenly by a fixed seed, in the order of the file. O(rows). */
export function sampleDataset(dataset: Dataset, most: number): Dataset {
  if (dataset.rowCount <= most) return dataset;
  return takeRows(dataset, sampleWithoutReplacement(dataset.rowCount, most, createRandom(SEED)).sort());
}
