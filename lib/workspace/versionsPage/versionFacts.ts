import type { ModelCard } from '@/lib/churn/card';
import type { Assumptions, Dictionary } from '@/lib/dataset/schema';
import type { Estimate } from '@/lib/stats/bootstrap';

/** What is known of a version without reading its customers. */
export interface VersionFacts {
  id: string;
  name: string;
  /** When it was made; for the bundled data when its model was trained; null without either. */
  madeAt: string | null;
  /** The file that it was made from; null for the bundled data. */
  sourceName: string | null;
  bytes: number | null;
  rows: number;
  churned: number;
  refusedRows: number | null;
  dictionary: Dictionary;
  assumptions: Assumptions;
  /** Null without a model. */
  card: ModelCard | null;
}

/** One model less the other on the same customers, none of whom the prediction had seen; or why they cannot be set against each other. */
export type Paired = { rocAuc: Estimate; logLoss: Estimate; customers: number } | { why: 'other-customers' | 'no-model' | 'too-many' };
