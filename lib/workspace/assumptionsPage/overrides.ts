import { prettifyError, z } from 'zod';
import { assumptionsSchema, type Assumptions } from '@/lib/dataset/schema';
import { offersSchema, type OffersFile } from '@/lib/retention/offersSchema';
import type { Change, ChangedHow, Settings } from '@/lib/workspace/settings';

const { grossMargin, discountRate, clvHorizon, leaveWithin, acceptance, riskBands, campaign } = assumptionsSchema.shape;

/** What may be saved over the dataset's own assumptions. The threshold is saved apart, because it belongs to a model. Defaults would be changes that nobody made. */
export const overridesSchema = z.strictObject({
  grossMargin: grossMargin.optional(),
  discountRate: discountRate.optional(),
  clvHorizon: clvHorizon.optional(),
  leaveWithin: leaveWithin.unwrap().optional(),
  acceptance: acceptance.unwrap().optional(),
  riskBands: riskBands.optional(),
  campaign: campaign.unwrap().optional(),
});
export type AssumptionOverrides = z.infer<typeof overridesSchema>;
export type Changeable = Required<AssumptionOverrides>;

const CHANGEABLE = Object.keys(overridesSchema.shape) as (keyof Changeable)[];

/** What was saved for a dataset, as far as it can be used. */
export interface SavedChanges {
  assumptions: AssumptionOverrides;
  assumptionsProblem: string | null;
  /** In place of the dataset's own; null where none were saved. */
  offers: OffersFile | null;
  offersProblem: string | null;
}

/** What the settings hold for a dataset. What cannot be used is left out, with the problem in words and the place of each mistake. */
export function savedChanges({ assumptions, offers }: Settings, dataHash: string): SavedChanges {
  const overrides = read(overridesSchema, assumptions[dataHash] ?? {}, "The saved assumptions cannot be used, so the dataset's own count.");
  const file = read(offersSchema.nullable(), offers[dataHash] ?? null, "The saved offers cannot be used, so the dataset's own are in use.");
  return { assumptions: overrides.value ?? {}, assumptionsProblem: overrides.problem, offers: file.value, offersProblem: file.problem };
}

function read<T extends z.ZodType>(schema: T, json: unknown, consequence: string): { value: z.infer<T> | null; problem: string | null } {
  const parsed = schema.safeParse(json);
  return parsed.success ? { value: parsed.data, problem: null } : { value: null, problem: `${consequence} ${prettifyError(parsed.error)}` };
}

export function changeableOf(assumptions: Assumptions): Changeable {
  return Object.fromEntries(CHANGEABLE.map((key) => [key, assumptions[key]])) as Changeable;
}

/** Those of `values` that are not the dataset's own. */
export function overridesOf(own: Assumptions, values: Changeable): AssumptionOverrides {
  return Object.fromEntries(CHANGEABLE.filter((key) => !isSame(own[key], values[key])).map((key) => [key, values[key]]));
}

/** Objects that are one value: half of one says nothing. */
const WHOLE = /(^|\/)(saveRate|incentive|origin)$/;

type Json = Change['before'];
export type Difference = Pick<Change, 'what' | 'before' | 'after'>;

/**
 * What differs between two trees of values, each with its place.
 *
 * @example differences({ a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } }) // [{ what: 'b/c', before: 2, after: 3 }]
 */
export function differences(before: Json | undefined, after: Json | undefined, what = ''): Difference[] {
  if (isSame(before, after)) return [];
  if (isTree(before) && isTree(after) && !WHOLE.test(what)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(before[key], after[key], what === '' ? key : `${what}/${key}`));
  }
  return [{ what, before: before ?? null, after: after ?? null }];
}

/** What differs between two files of offers; offers and channels are known by their ids, wherever they stand. */
export function offerDifferences(before: OffersFile, after: OffersFile): Difference[] {
  const byId = (list: readonly { id: string }[]) => Object.fromEntries(list.map((item) => [item.id, item as unknown as Json]));
  const tree = ({ channels, offers }: OffersFile) => ({ channels: byId(channels), offers: byId(offers) });
  return differences(tree(before), tree(after));
}

/** As many changes as the history keeps. */
export const MOST_CHANGES = 200;

/** The history with further changes in front; the oldest fall off its end. */
export function withChanges(history: readonly Change[] | undefined, differing: readonly Difference[], when: string, how?: ChangedHow): Change[] {
  return [...differing.map((difference): Change => ({ who: 'local', when, ...difference, ...(how && { how }) })), ...(history ?? [])].slice(0, MOST_CHANGES);
}

function isTree(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whatever the order of the keys, which differs between a file and a form. */
export function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, part: unknown) =>
    isTree(part as Json) ? Object.fromEntries(Object.entries(part as object).sort(([a], [b]) => (a < b ? -1 : 1))) : part);
}
