'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { readForm } from '@/app/_components/readForm';
import { describeError, HoldfastError } from '@/lib/errors';
import { takeBackEntry } from '@/lib/workspace/server/takeBack';
import type { HistoryState } from './historyState';
import { saveReport } from './saveReport';

const schema = z.object({ place: z.coerce.number().int().min(0).max(1000), when: z.iso.datetime() });

/** Takes one entry of the history back, or brings its values back. Works as a plain form post. */
export async function submitHistory(_previous: HistoryState, form: unknown): Promise<HistoryState> {
  const read = schema.safeParse(readForm(form));
  if (!read.success) return { step: 'failed', reason: 'The form could not be read. Load the page again.' };
  try {
    const saved = await takeBackEntry(read.data.place, read.data.when);
    revalidatePath('/', 'layout');
    return { step: 'saved', report: await saveReport(saved) };
  } catch (error) {
    if (error instanceof HoldfastError) return { step: 'failed', reason: describeError(error) };
    throw error;
  }
}
