import { z } from 'zod';
import { encoderSchema } from './encoder';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const spread = z.strictObject({ mean: z.number(), sd: z.number() });
const fileDigest = z.strictObject({ sha256: hash, bytes: z.int() });

const estimate = z.strictObject({ value: z.number(), lower: z.number(), upper: z.number() });
const estimates = z.strictObject({ rocAuc: estimate, averagePrecision: estimate, logLoss: estimate, brierScore: estimate, expectedCalibrationError: estimate });

/** Who is compared: the forest and what it has to beat. */
export const ESTIMATORS = ['forest', 'logisticRegression', 'bestRule', 'alwaysStays'] as const;
export type EstimatorName = (typeof ESTIMATORS)[number];

/** A question with two answers: is a number below the value, is a category the value. */
const ruleSchema = z.strictObject({
  feature: z.string(),
  kind: z.enum(['below', 'is']),
  /** A number for `below`; a category, or null for a missing value, for `is`. */
  value: z.union([z.number(), z.string(), z.null()]),
  /** Churn share of those who pass, and of the others. */
  yes: z.number(),
  no: z.number(),
});

/**
 * What a trained model is, in one JSON file beside its forest: enough to check that it belongs to the dataset at hand and to
 * tell a reader how far to trust it.
 */
export const modelCardSchema = z.strictObject({
  formatVersion: z.literal(2),
  /** First twelve hex digits of the forest's SHA-256. */
  modelVersion: z.string(),
  trainedAt: z.iso.datetime(),
  trainingSeconds: z.number(),
  meaning: z.string(),
  dataset: z.strictObject({ name: z.string(), rowCount: z.int(), churned: z.int(), dataHash: hash, dictionaryHash: hash }),
  /** Customers that it was learned from and measured on, drawn evenly; absent where that is all of the file. */
  learnedFrom: z.int().optional(),
  forest: fileDigest.extend({ trees: z.int(), nodes: z.int() }),
  heldOut: fileDigest,
  drivers: fileDigest,
  options: z.record(z.string(), z.number()),
  /** What was tried before `options` were taken, best first; out-of-bag figures of forests with fewer trees. `key`: of what was tried on what. */
  tuning: z.strictObject({ key: hash, trees: z.int(), tried: z.array(z.strictObject({ options: z.record(z.string(), z.number()), logLoss: z.number(), rocAuc: z.number() })) }),
  encoder: encoderSchema,
  /** Columns of the dictionary that the model does not see, and why. */
  excluded: z.array(z.strictObject({ name: z.string(), reason: z.string(), leak: z.boolean() })),
  /** All on out-of-bag predictions: trees that did not see the row, without the row's own outcome in their leaves. */
  outOfBag: z.strictObject({
    n: z.int(),
    rocAuc: z.number(),
    averagePrecision: z.number(),
    logLoss: z.number(),
    brierScore: z.number(),
    expectedCalibrationError: z.number(),
  }),
  /** The line a + b·p fitted on the same out-of-bag predictions and folded into the leaves. */
  recalibration: z.strictObject({ a: z.number(), b: z.number() }),
  /** The forest and what it has to beat, on the same rows, none of which the prediction has seen; 95% intervals. */
  evaluation: z.strictObject({
    estimators: z.record(z.enum(ESTIMATORS), estimates),
    /** Forest less logistic regression, on the same resampled rows. */
    forestLessLogistic: estimates,
    replicates: z.int(),
    /** Folds of the estimators other than the forest. */
    folds: z.int(),
    rule: ruleSchema.nullable(),
  }),
  /** Half-width of a probability's interval ÷ standard deviation between trees; null where it could not be calibrated. */
  interval: z.strictObject({ level: z.number(), multiplier: z.number(), worlds: z.array(z.strictObject({ multiplier: z.number(), meanAbsoluteError: z.number() })) }).nullable(),
  /** Mean |probability as served − out of bag| over the training rows. */
  servedLessOutOfBag: z.number(),
  /** Permutations of each feature behind `importance`. */
  importanceRepeats: z.int(),
  /** What permuting a feature costs, out of bag; strongest first. */
  importance: z.array(z.strictObject({ feature: z.string(), logLossRise: spread, rocAucFall: spread })),
  /** Dated files only: Σ probability × charge over the customers of each month's end, tenure and total charge as of then. */
  revenueAtRiskHistory: z.array(z.strictObject({ day: z.iso.date(), value: z.number() })),
  software: z.record(z.string(), z.string()),
});
export type ModelCard = z.infer<typeof modelCardSchema>;

/** Why a column whose role would give it to the model is not given to it. */
export const KEPT_FROM_MODEL = 'kept from the model in the dictionary; everything else uses it';

/** How many customers the model was learned from and measured on. */
export const learnedFrom = (card: Pick<ModelCard, 'learnedFrom' | 'dataset'>): number => card.learnedFrom ?? card.dataset.rowCount;

/** What the probability means; stated on the card and beside the gauge. */
export const PROBABILITY_MEANING = 'The chance that a customer with this profile is among those who left within the window that the file covers.';
