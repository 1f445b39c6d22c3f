import { z } from 'zod';
import { HoldfastError } from '@/lib/errors';

export type SettingsErrorCode = 'invalid-threshold' | 'no-model' | 'invalid-view' | 'too-many-views' | 'no-view' | 'settings-damaged';

/** A setting cannot be saved. */
export class SettingsError extends HoldfastError<SettingsErrorCode> {}

const savedThresholdSchema = z.strictObject({
  threshold: z.number().min(0).max(1),
  savedAt: z.iso.datetime(),
  /** The model whose probabilities the threshold was chosen for. */
  modelVersion: z.string(),
});
export type SavedThreshold = z.infer<typeof savedThresholdSchema>;

const savedViewSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  /** What follows the question mark in the address of the list. */
  query: z.string(),
});
/** A list of customers that somebody gave a name. */
export type SavedView = z.infer<typeof savedViewSchema>;

/** A threshold or a view that suits one dataset says nothing about another: the hash of the customer file. */
const dataHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What people changed while the program ran. */
export const settingsSchema = z.strictObject({
  formatVersion: z.literal(1),
  thresholds: z.record(dataHashSchema, savedThresholdSchema),
  views: z.record(dataHashSchema, z.array(savedViewSchema)).default({}),
});
export type Settings = z.infer<typeof settingsSchema>;

export const NO_SETTINGS: Settings = { formatVersion: 1, thresholds: {}, views: {} };

/** The cut that a person may save: at 0 or 1 everybody, or nobody, would be predicted to leave. */
export const thresholdSchema = z.number().min(0.01).max(0.99);
