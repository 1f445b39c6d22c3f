'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { readForm } from '@/app/_components/readForm';
import { describeError, HoldfastError } from '@/lib/errors';
import { deleteVersion } from '@/lib/versions/server/deleteVersion';
import { renameVersion } from '@/lib/versions/server/renameVersion';
import { switchBack, switchTo } from '@/lib/workspace/server/workspace';
import type { VersionsState } from './versionsState';

const formSchema = z.discriminatedUnion('intent', [
  z.looseObject({ intent: z.literal('use'), id: z.string().max(100) }),
  z.looseObject({ intent: z.literal('back') }),
  z.looseObject({ intent: z.literal('rename'), id: z.string().max(100), name: z.string().max(500) }),
  z.looseObject({ intent: z.literal('ask-delete'), id: z.string().max(100), name: z.string().max(500) }),
  z.looseObject({ intent: z.literal('delete'), id: z.string().max(100), name: z.string().max(500) }),
  z.looseObject({ intent: z.literal('cancel') }),
]);

/** Serves another version, goes back to the one before, renames or deletes one. Works as a plain form post. */
export async function submitVersions(_previous: VersionsState, form: unknown): Promise<VersionsState> {
  const parsed = formSchema.safeParse(readForm(form));
  if (!parsed.success) return { step: 'failed', reason: 'The form could not be read. Load the page again.' };
  const asked = parsed.data;
  try {
    switch (asked.intent) {
      case 'cancel': return { step: 'start' };
      case 'ask-delete': return { step: 'asked', id: asked.id, name: asked.name };
      case 'use': await switchTo(asked.id); break;
      case 'back': await switchBack(); break;
      case 'rename': await renameVersion(asked.id, asked.name); break;
      case 'delete': await deleteVersion(asked.id); break;
    }
  } catch (error) {
    if (error instanceof HoldfastError) return { step: 'failed', reason: describeError(error) };
    throw error;
  }
  revalidatePath('/', 'layout');
  return { step: 'done', what: asked.intent, name: asked.intent === 'rename' || asked.intent === 'delete' ? asked.name : '' };
}
