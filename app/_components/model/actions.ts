'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { readForm } from '@/app/_components/readForm';
import { describeError, HoldfastError } from '@/lib/errors';
import { countYes, labelChanges } from '@/lib/workspace/cut';
import type { Workspace } from '@/lib/workspace/derive';
import { resetThreshold, saveThreshold } from '@/lib/workspace/server/saveThreshold';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { thresholdSchema } from '@/lib/workspace/settings';
import type { Change, SaveState, Target } from './saveState';

/** The number of a form's field. Number() would read "" and " " as 0. */
const number = z.string().max(30).regex(/^\d+(\.\d+)?$/, 'is not a number').transform(Number);

const formSchema = z.strictObject({
  intent: z.enum(['ask', 'save', 'cancel']),
  to: z.union([z.literal('dataset'), number.pipe(thresholdSchema)]),
  /** The threshold that the question was about; absent where none was asked. */
  from: number.optional(),
});

/** Says how many customers change label, saves on a second press, takes it back, or resets. Works as a plain form post. */
export async function submitThreshold(_previous: SaveState, form: unknown): Promise<SaveState> {
  const parsed = formSchema.safeParse(readForm(form));
  if (!parsed.success) return { step: 'failed', reason: 'The form could not be read: choose a threshold from 1% to 99%.' };
  const { intent, to, from } = parsed.data;
  if (intent === 'cancel') return { step: 'start' };
  try {
    const workspace = await getWorkspace();
    const change = changeTo(workspace, to);
    // Somebody else may have saved since the question was put: then it is another question.
    if (intent === 'ask' || (from !== undefined && from !== change.from)) return { step: 'asked', change };
    await (to === 'dataset' ? resetThreshold() : saveThreshold(to));
    revalidatePath('/', 'layout');
    return { step: 'saved', change };
  } catch (error) {
    if (error instanceof HoldfastError) return { step: 'failed', reason: describeError(error) };
    throw error;
  }
}

function changeTo({ assumptions, savedThreshold, sortedProbability }: Workspace, target: Target): Change {
  const from = assumptions.threshold;
  const to = target === 'dataset' ? (savedThreshold?.datasetThreshold ?? from) : target;
  const sorted = sortedProbability ?? [];
  return { target, from, to, undo: savedThreshold ? from : 'dataset', ...labelChanges(countYes(sorted, from), countYes(sorted, to)) };
}
