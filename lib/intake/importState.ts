import { z } from 'zod';
import { mappingChangesSchema } from '@/lib/dataset/mapping/schema';
import { fileReadingSchema } from '@/lib/dataset/reading/schema';
import { HoldfastError } from '@/lib/errors';
import { dictionaryChangeSchema } from './doctor/change';

/** What the program does with a file to train on, in this order; between them a person decides. */
const TO_TRAIN = ['profile', 'check', 'train'] as const;
/** Also what it does with a file of customers to be scored, which is one thing. */
export const JOBS = [...TO_TRAIN, 'score'] as const;
export type JobKind = (typeof JOBS)[number];

/** What a file was brought in for. */
export const PURPOSES = ['train', 'score'] as const;
export type Purpose = (typeof PURPOSES)[number];
/** The job that a file begins with. */
export const FIRST_JOB: Record<Purpose, JobKind> = { train: 'profile', score: 'score' };

export type ImportErrorCode = 'no-import' | 'too-large' | 'incomplete' | 'empty-upload' | 'not-a-file' | 'job-runs' | 'wrong-step';

/** A file cannot be brought in, or not yet. */
export class ImportError extends HoldfastError<ImportErrorCode> {}

/** Letters and digits only: it names a folder. */
export const importIdSchema = z.string().regex(/^[a-z0-9]{16}$/);

const failureSchema = z.strictObject({ job: z.enum(JOBS), message: z.string(), remedy: z.string() });
export type JobFailure = z.infer<typeof failureSchema>;

/** What is known of one file on its way in. Its folder holds it beside the file itself and what the jobs found. */
export const importStateSchema = z.strictObject({
  formatVersion: z.literal(1),
  id: importIdSchema,
  /** As the person's computer called it. */
  fileName: z.string().min(1).max(255),
  bytes: z.int().min(1),
  createdAt: z.iso.datetime(),
  purpose: z.enum(PURPOSES).default('train'),
  /** How the person wants the file read, over what was found; null where that stands. */
  reading: fileReadingSchema.nullable().default(null),
  /** What the person chose over the guesses. */
  changes: mappingChangesSchema.default({}),
  /** Remedies of the check that the person took, in that order. */
  remedies: z.array(dictionaryChangeSchema).default([]),
  /** What the person says of money, over the usual assumptions. */
  assumptions: z.strictObject({ grossMargin: z.number().min(0).max(1) }).partial().default({}),
  /** The jobs whose result is on disk and still of this reading and these choices. */
  done: z.array(z.enum(JOBS)).default([]),
  /** Why the last job ended without a result. */
  failure: failureSchema.nullable().default(null),
  /** The job that somebody ended before it was done, until another one is begun. */
  cancelled: z.enum(JOBS).nullable().default(null),
  /** The version that the training made. */
  version: z.string().nullable().default(null),
});
export type ImportState = z.infer<typeof importStateSchema>;

/** A job under way, as its process last wrote. */
export const jobStateSchema = z.strictObject({
  kind: z.enum(JOBS),
  /** The process that does it. */
  mark: z.strictObject({ pid: z.int(), startedAt: z.string().nullable() }),
  since: z.iso.datetime(),
  /** What it is at, in words. */
  stage: z.string(),
  /** 0 … 1 of the whole job; null where it cannot be said. */
  share: z.number().min(0).max(1).nullable(),
  /** As it was last told; null where nobody can know. */
  secondsLeft: z.number().min(0).nullable().default(null),
});
export type JobState = z.infer<typeof jobStateSchema>;

/** The state after a job whose result makes those of later jobs outdated. */
export function withResult(state: ImportState, job: JobKind): ImportState {
  const earlier = before(job);
  return { ...state, done: [...earlier.filter((kind) => state.done.includes(kind)), job], failure: null, cancelled: null };
}

/** The state once the answers before `job` have changed: it and all after it must run again. */
export function withoutResults(state: ImportState, job: JobKind): ImportState {
  const keep = before(job);
  return { ...state, done: state.done.filter((kind) => keep.includes(kind)), failure: null, cancelled: null, version: null };
}

/** The state after a job was ended by a person: every window that shows it says so. */
export function cancelled(state: ImportState, job: JobKind): ImportState {
  return { ...state, failure: null, cancelled: job };
}

const before = (job: JobKind): JobKind[] => (job === 'score' ? [] : TO_TRAIN.slice(0, TO_TRAIN.indexOf(job)));
