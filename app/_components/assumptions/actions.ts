'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { readForm } from '@/app/_components/readForm';
import { describeError, HoldfastError } from '@/lib/errors';
import { FIELDS, readTyped } from '@/lib/workspace/assumptionsPage/fields';
import { overridesSchema, type Changeable } from '@/lib/workspace/assumptionsPage/overrides';
import { saveAssumptions, type Saved } from '@/lib/workspace/server/saveAssumptions';
import type { AssumptionsState } from './assumptionsState';
import { saveReport } from './saveReport';

const KEYS = Object.keys(overridesSchema.shape) as (keyof Changeable)[];
const text = z.string().max(200);
const typedSchema = z.partialRecord(z.enum(FIELDS.map(({ id }) => id)), text);

/** "reset" of everything, "reset:riskBands" of one. */
const resetSchema = z.string().regex(/^reset(:\w+)?$/).transform((intent) => intent.split(':')[1] as keyof Changeable | undefined).refine((key) => key === undefined || KEYS.includes(key));

const undoSchema = z.strictObject({ intent: z.literal('undo'), values: z.string().max(5000) });

/** Thrown inside the change, so that what was typed is held against the values that are then in use. */
class Refused extends Error {
  constructor(readonly errors: Record<string, string>) {
    super();
  }
}

/** Saves typed assumptions, brings the dataset's own back, or takes a save back. Works as a plain form post. */
export async function submitAssumptions(_previous: AssumptionsState, form: unknown): Promise<AssumptionsState> {
  const entries = readForm(form);
  const undo = undoSchema.safeParse(entries);
  const { intent, ...fields } = (entries ?? {}) as Record<string, unknown>;
  const typed = typedSchema.safeParse(fields);
  const reset = resetSchema.safeParse(intent);
  if (!undo.success && !(typed.success && (intent === 'save' || reset.success))) return { step: 'failed', reason: 'The form could not be read. Load the page again.', typed: {} };
  const kept = (typed.data ?? {}) as Record<string, string>;
  try {
    const saved = undo.success ? await saveAssumptions(valuesOf(undo.data.values), 'undo') : reset.success ? await bringBack(reset.data) : await saveTyped(kept);
    if (saved.changed.length === 0) return { step: 'unchanged' };
    revalidatePath('/', 'layout');
    return { step: 'saved', report: await saveReport(saved), undo: valuesBefore(saved) };
  } catch (error) {
    if (error instanceof Refused) return { step: 'refused', errors: error.errors, typed: kept };
    if (error instanceof HoldfastError) return { step: 'failed', reason: describeError(error), typed: kept };
    throw error;
  }
}

function saveTyped(typed: Record<string, string>): Promise<Saved> {
  return saveAssumptions((inUse) => {
    const read = readTyped(typed, inUse);
    if ('errors' in read) throw new Refused(read.errors);
    return read.values;
  });
}

function bringBack(key: keyof Changeable | undefined): Promise<Saved> {
  return saveAssumptions((_inUse, own) => (key === undefined ? own : { [key]: own[key] }), 'reset');
}

/** What the page wrote into the form; anything else is refused when it is saved. */
function valuesOf(json: string): z.infer<typeof overridesSchema> {
  try {
    return JSON.parse(json) as z.infer<typeof overridesSchema>;
  } catch {
    throw new Refused({});
  }
}

/** The values that a save replaced: only those, so that what others saved since stays. */
function valuesBefore({ before, changed }: Saved): z.infer<typeof overridesSchema> {
  const keys = new Set(changed.map(({ what }) => what.split('/')[0]!));
  return Object.fromEntries(KEYS.filter((key) => keys.has(key)).map((key) => [key, before.assumptions[key]]));
}
