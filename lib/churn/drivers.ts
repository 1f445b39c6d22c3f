import { z } from 'zod';

const numbers = z.array(z.number());

/** What moves the model's probability, measured once at training on a sample of its rows. All figures are in probability, 0–1. */
export const driversSchema = z.strictObject({
  /** Rows that SHAP values were computed for. */
  sampleSize: z.int(),
  /** Base value of the explanation: the mean prediction over the training rows. */
  baseValue: z.number(),
  /** Mean |SHAP value| over the sample with its standard error, strongest first. */
  importance: z.array(z.strictObject({ feature: z.string(), mean: z.number(), standardError: z.number() })),
  /** The strongest features: a point for each of some rows of the sample, with its place among the feature's values (0 lowest, 1 highest). */
  beeswarm: z.array(z.strictObject({ feature: z.string(), shapValue: numbers, rank: numbers })),
  /** Mean probability had every row of a sample this value, and the rows of it; codes as the encoder gives them. */
  partialDependence: z.strictObject({ sampleSize: z.int(), curves: z.array(z.strictObject({ feature: z.string(), code: numbers, probability: numbers })) }),
  /** Mean |interaction index| of pairs over a sample, strongest first, and the rows it was measured on. */
  interactions: z.strictObject({ sampleSize: z.int(), pairs: z.array(z.strictObject({ features: z.tuple([z.string(), z.string()]), strength: z.number() })) }),
});
export type Drivers = z.infer<typeof driversSchema>;
