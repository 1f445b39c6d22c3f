import { findLeaks, type Leak } from '@/lib/churn/training/findLeaks';
import { churned, type Dataset } from '@/lib/dataset/dataset';
import type { Finding } from './finding';
import { sampleDataset } from './sampleDataset';

/** What every check of the data doctor looks at. */
export interface Examined {
  /** All rows. */
  dataset: Dataset;
  /** By row, 1 for who left. */
  churned: Uint8Array;
  /** How many left. */
  left: number;
  /** For what takes many passes: all rows, or as many of them as say the same, drawn evenly. */
  sample: Dataset;
  /** What the model must not see. */
  leaks: readonly Leak[];
}

/** One kind of trouble: what it finds, the worst first. */
export type Check = (examined: Examined) => Finding[];

/** Rows in which leaks are looked for: their AUC is then known within ± .005, and 20 columns take a second. */
export const SAMPLE_ROWS = 20_000;

/** @param leaks as findLeaks has found them; looked for in a sample where absent */
export function prepare(dataset: Dataset, leaks?: readonly Leak[]): Examined {
  const labels = churned(dataset);
  const sample = sampleDataset(dataset, SAMPLE_ROWS);
  return { dataset, churned: labels, left: labels.reduce((sum, label) => sum + label, 0), sample, leaks: leaks ?? findLeaks(sample) };
}
