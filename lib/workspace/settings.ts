import { z } from 'zod';
import { HoldfastError } from '@/lib/errors';

export type SettingsErrorCode = 'invalid-threshold' | 'no-model' | 'invalid-view' | 'view-taken' | 'too-many-views' | 'no-view' | 'settings-damaged' | 'invalid-assumptions' | 'invalid-offers' | 'changed-since';

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
  /** What follows the question mark in its address. */
  query: z.string(),
});
/** A list of customers, or a plan, that somebody gave a name. */
export type SavedView = z.infer<typeof savedViewSchema>;

/** A threshold or a view that suits one dataset says nothing about another: the hash of the customer file. */
const dataHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const changeSchema = z.strictObject({
  /** There are no users yet: whoever sits at this installation. */
  who: z.literal('local'),
  when: z.iso.datetime(),
  /** Its place, e.g. "grossMargin" or "offers/service-recovery/saveRate". */
  what: z.string().min(1),
  /** Null where there was, or is, none. */
  before: z.json(),
  after: z.json(),
  /** Of what that changes much at once; absent where it was edited, and in files of earlier versions. */
  how: z.enum(['import', 'reset', 'undo']).optional(),
});
/** One assumption that somebody changed. */
export type Change = z.infer<typeof changeSchema>;
export type ChangedHow = NonNullable<Change['how']>;

/** What people changed while the program ran. */
export const settingsSchema = z.strictObject({
  formatVersion: z.literal(1),
  thresholds: z.record(dataHashSchema, savedThresholdSchema),
  views: z.record(dataHashSchema, z.array(savedViewSchema)).default({}),
  plans: z.record(dataHashSchema, z.array(savedViewSchema)).default({}),
  /** What is saved over the dataset's own assumptions, and in place of its offers. One that cannot be used must not take the rest with it, so it is read later. */
  assumptions: z.record(dataHashSchema, z.json()).default({}),
  offers: z.record(dataHashSchema, z.json()).default({}),
  /** The newest first. */
  history: z.record(dataHashSchema, z.array(changeSchema)).default({}),
});
export type Settings = z.infer<typeof settingsSchema>;

export const NO_SETTINGS: Settings = { formatVersion: 1, thresholds: {}, views: {}, plans: {}, assumptions: {}, offers: {}, history: {} };

/** The cut that a person may save: at 0 or 1 everybody, or nobody, would be predicted to leave. */
export const thresholdSchema = z.number().min(0.01).max(0.99);
