'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { readForm } from '@/app/_components/readForm';
import { describeError, HoldfastError } from '@/lib/errors';
import { SHELVES } from '@/lib/workspace/savedViews';
import { deleteView, saveView } from '@/lib/workspace/server/savedViews';
import { SettingsError } from '@/lib/workspace/settings';
import type { ViewState } from './viewState';

const text = z.string().max(10_000);
const shelf = z.enum(['views', 'plans']).default('views');
const formSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('save'), shelf, name: text, query: text, replace: z.literal('yes').optional() }),
  z.strictObject({ intent: z.literal('delete'), shelf, id: text }),
]);

/** Saves a view of the customer list or a plan, asking before it replaces one, or deletes one. Works as a plain form post. */
export async function submitView(_previous: ViewState, form: unknown): Promise<ViewState> {
  const parsed = formSchema.safeParse(readForm(form));
  if (!parsed.success) return { step: 'failed', reason: 'The form could not be read. Load the list again.', name: '' };
  const { data } = parsed;
  try {
    const state: ViewState = data.intent === 'save'
      ? { step: 'saved', ...(await saveView({ ...data, replace: data.replace === 'yes' })) }
      : { step: 'deleted', view: await deleteView(data.id, data.shelf) };
    revalidatePath(SHELVES[data.shelf].path);
    return state;
  } catch (error) {
    if (error instanceof SettingsError && error.code === 'view-taken' && data.intent === 'save') return { step: 'taken', name: data.name, query: data.query, reason: error.message };
    if (error instanceof HoldfastError) return { step: 'failed', reason: describeError(error), name: data.intent === 'save' ? data.name : '' };
    throw error;
  }
}
