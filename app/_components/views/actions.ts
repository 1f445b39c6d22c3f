'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { readForm } from '@/app/_components/readForm';
import { describeError, HoldfastError } from '@/lib/errors';
import { deleteView, saveView } from '@/lib/workspace/server/savedViews';
import type { ViewState } from './viewState';

const text = z.string().max(10_000);
const formSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('save'), name: text, query: text }),
  z.strictObject({ intent: z.literal('delete'), id: text }),
]);

/** Saves a view of the customer list or deletes one. Works as a plain form post. */
export async function submitView(_previous: ViewState, form: unknown): Promise<ViewState> {
  const parsed = formSchema.safeParse(readForm(form));
  if (!parsed.success) return { step: 'failed', reason: 'The form could not be read. Load the list again.', name: '' };
  const { data } = parsed;
  try {
    const state: ViewState = data.intent === 'save'
      ? { step: 'saved', ...(await saveView(data)) }
      : { step: 'deleted', view: await deleteView(data.id) };
    revalidatePath('/customers');
    return state;
  } catch (error) {
    if (error instanceof HoldfastError) return { step: 'failed', reason: describeError(error), name: data.intent === 'save' ? data.name : '' };
    throw error;
  }
}
