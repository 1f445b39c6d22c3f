import { z } from 'zod';
import { HoldfastError } from '@/lib/errors';

export type SettingsErrorCode = 'invalid-threshold' | 'no-model' | 'settings-damaged';

/** A setting cannot be saved. */
export class SettingsError extends HoldfastError<SettingsErrorCode> {}

const savedThresholdSchema = z.strictObject({
  threshold: z.number().min(0).max(1),
  savedAt: z.iso.datetime(),
  /** The model whose probabilities the threshold was chosen for. */
  modelVersion: z.string(),
});
export type SavedThreshold = z.infer<typeof savedThresholdSchema>;

/** What people changed while the program ran. */
export const settingsSchema = z.strictObject({
  formatVersion: z.literal(1),
  /** By the hash of the customer file: a threshold that suits one dataset says nothing about another. */
  thresholds: z.record(z.string().regex(/^[0-9a-f]{64}$/), savedThresholdSchema),
});
export type Settings = z.infer<typeof settingsSchema>;

export const NO_SETTINGS: Settings = { formatVersion: 1, thresholds: {} };

/** The cut that a person may save: at 0 or 1 everybody, or nobody, would be predicted to leave. */
export const thresholdSchema = z.number().min(0.01).max(0.99);
