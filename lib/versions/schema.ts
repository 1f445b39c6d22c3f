import { z } from 'zod';
import { HoldfastError } from '@/lib/errors';

export type VersionErrorCode =
  | 'no-version' | 'damaged' | 'incomplete' | 'in-use' | 'nothing-before' | 'changed-since' | 'not-switchable'
  | 'pointer-damaged' | 'names-damaged' | 'invalid-name';

/** A version cannot be made, used, changed or removed. */
export class VersionError extends HoldfastError<VersionErrorCode> {}

/** What the data that come with the program are called where a version is named. */
export const BUNDLED = 'bundled';

/** When it was begun (UTC), which puts ids in the order of time, and six digits by chance. */
export const versionIdSchema = z.string().regex(/^\d{8}-\d{6}-[0-9a-f]{6}$/);

const choiceSchema = z.union([z.literal(BUNDLED), versionIdSchema]);
/** The id of a version, or `bundled`. */
export type VersionChoice = string;

const count = z.int().nonnegative();
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What whoever makes a version knows of it. */
export const versionMetaSchema = z.strictObject({
  name: z.string().min(1),
  /** Customers in use, those of them who left, and rows that were refused. */
  rows: count,
  churned: count,
  refusedRows: count,
  /** Out of bag; null where there is no model. */
  rocAuc: z.number().min(0).max(1).nullable(),
  /** The name, without its folder, of the file that it was made from. */
  sourceName: z.string(),
  /** Fingerprint of the program that trained it; null where unknown. */
  trainer: z.string().nullable().default(null),
});
export type VersionMeta = z.input<typeof versionMetaSchema>;

/** The content of version.json: a version is exactly the files that are listed here. */
export const versionSchema = versionMetaSchema.extend({
  formatVersion: z.literal(1),
  id: versionIdSchema,
  createdAt: z.iso.datetime(),
  /** Of all its files together. */
  bytes: count,
  /** By path in its folder, with forward slashes. */
  files: z.record(z.string().min(1), z.strictObject({ bytes: count, sha256: hash })),
});
export type Version = z.infer<typeof versionSchema>;
export type VersionFiles = Version['files'];

/** Which version is served, and which was before: what a roll back returns to. Replaced, never changed. */
export const pointerSchema = z.strictObject({
  formatVersion: z.literal(1),
  version: choiceSchema,
  /** Null where nothing else was ever used. */
  previous: choiceSchema.nullable(),
  switchedAt: z.iso.datetime(),
});
export type Pointer = Pick<z.infer<typeof pointerSchema>, 'version' | 'previous'>;

/** Where nothing was ever chosen. */
export const NO_POINTER: Pointer = { version: BUNDLED, previous: null };

/** Names that versions were given later, by id. */
export const namesSchema = z.strictObject({ formatVersion: z.literal(1), names: z.record(versionIdSchema, z.string().min(1)) });
export type Names = z.infer<typeof namesSchema>['names'];

/** One line, for a list and a page's head. */
export const versionNameSchema = z.string().trim().min(1).max(80).regex(/^\P{Cc}*$/u);

/** One line of the list of versions. */
export type ListedVersion = { isCurrent: boolean; /** What a roll back returns to. */ isPrevious: boolean } & (
  | { kind: 'bundled'; id: typeof BUNDLED }
  /** Under its latest name. */
  | { kind: 'version'; id: string; version: Version }
  /** Its folder is there but cannot be used, for the reason in `why`. */
  | { kind: 'unusable'; id: string; why: string }
);
