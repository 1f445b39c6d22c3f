import { z } from 'zod';
import { encoderSchema } from './encoder';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const spread = z.strictObject({ mean: z.number(), sd: z.number() });

/**
 * What a trained model is, in one JSON file beside its forest: enough to check that it belongs to the dataset at hand and to
 * tell a reader how far to trust it.
 */
export const modelCardSchema = z.strictObject({
  formatVersion: z.literal(1),
  /** First twelve hex digits of the forest's SHA-256. */
  modelVersion: z.string(),
  trainedAt: z.iso.datetime(),
  trainingSeconds: z.number(),
  meaning: z.string(),
  dataset: z.strictObject({ name: z.string(), rowCount: z.int(), churned: z.int(), dataHash: hash, dictionaryHash: hash }),
  forest: z.strictObject({ sha256: hash, bytes: z.int(), trees: z.int(), nodes: z.int() }),
  options: z.record(z.string(), z.number()),
  encoder: encoderSchema,
  /** Columns of the dictionary that the model does not see, and why. */
  excluded: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
  /** All on out-of-bag predictions: trees that did not see the row, without the row's own outcome in their leaves. */
  outOfBag: z.strictObject({ n: z.int(), rocAuc: z.number(), averagePrecision: z.number(), logLoss: z.number(), brierScore: z.number() }),
  /** What permuting a feature costs, out of bag; strongest first. */
  importance: z.array(z.strictObject({ feature: z.string(), logLossRise: spread, rocAucFall: spread })),
  /** Dated files only: Σ probability × charge over the customers of each month's end, tenure and total charge as of then. */
  revenueAtRiskHistory: z.array(z.strictObject({ day: z.iso.date(), value: z.number() })),
  software: z.record(z.string(), z.string()),
});
export type ModelCard = z.infer<typeof modelCardSchema>;

/** What the probability means; stated on the card and beside the gauge. */
export const PROBABILITY_MEANING = 'The chance that a customer with this profile is among those who left within the window that the file covers.';
