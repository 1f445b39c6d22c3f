'use server';
import type { Route } from 'next';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { readForm } from '@/app/_components/readForm';
import { applyMapping } from '@/lib/dataset/mapping/applyMapping';
import { mappingChangesSchema } from '@/lib/dataset/mapping/schema';
import { describeError, HoldfastError } from '@/lib/errors';
import { dictionaryChangeSchema } from '@/lib/intake/doctor/change';
import { importIdSchema, JOBS, withoutResults } from '@/lib/intake/importState';
import { deleteImport, readImport } from '@/lib/intake/server/importFolder';
import { cancelJob, changeImport, startJob } from '@/lib/intake/server/jobs';
import { draftOf } from '@/lib/intake/server/draftOf';
import { readSniffed } from '@/lib/intake/server/lookedAt';
import { switchTo } from '@/lib/workspace/server/workspace';
import { importHref } from './importHref';
import { dialectOf, readMapForm } from './readMapForm';

const idForm = z.looseObject({ importId: importIdSchema });

/** Ends the job under way; what was there before it stays. */
export async function cancelImportJob(form: FormData): Promise<void> {
  await onImport(form, async (id) => {
    await cancelJob(id);
  });
}

/** Starts a job, the first time or again. */
export async function repeatJob(form: FormData): Promise<void> {
  await onImport(form, async (id) => {
    const { job } = z.looseObject({ job: z.enum(JOBS) }).parse(readForm(form));
    await startJob(id, job);
  });
}

/** Deletes a file on its way in. */
export async function discardImport(form: FormData): Promise<void> {
  const { importId } = idForm.parse(readForm(form));
  await cancelJob(importId).catch(() => {});
  await deleteImport(importId);
  revalidatePath('/data');
  redirect('/data');
}

/** Keeps what was chosen on the page of the columns, and checks the file by it or only guesses anew. */
export async function submitMapping(form: FormData): Promise<void> {
  await onImport(form, async (id) => {
    const before = await readImport(id);
    const { draft, sniffed } = await draftOf(before);
    const { change, rereads, refused } = readMapForm(form, draft, sniffed.reading, before);
    const state = await changeImport(id, (now) => ({ ...withoutResults(now, rereads ? 'profile' : 'check'), ...change }));
    const problem = refused.length > 0 ? `&problem=${encodeURIComponent(`Not taken, the rest was: ${refused.join(' ')}`)}` : '';
    if (rereads) return startJob(id, 'profile');
    if (problem || form.get('intent') !== 'check' || (await draftOf(state)).draft.problems.length > 0) return `step=map${problem}`;
    await startJob(id, 'check');
  });
}

/** Looks at a file again that could not be read, as a person says that it is written. */
export async function submitReading(form: FormData): Promise<void> {
  await onImport(form, async (id) => {
    const sniffed = await readSniffed(id);
    const refused: string[] = [];
    const reading = sniffed && dialectOf((name) => (typeof form.get(name) === 'string' ? String(form.get(name)).trim() : null), sniffed.reading, refused);
    if (refused.length > 0) return `problem=${encodeURIComponent(refused.join(' '))}`;
    await changeImport(id, (now) => ({ ...withoutResults(now, 'profile'), ...(reading && { reading }) }));
    await startJob(id, 'profile');
  });
}

/** Takes the remedy of a finding, or takes one back, and checks anew. */
export async function submitRemedy(form: FormData): Promise<void> {
  await onImport(form, async (id) => {
    const { remedy, undo } = z.looseObject({ remedy: z.string().max(100_000).optional(), undo: z.coerce.number().int().min(0).optional() }).parse(readForm(form));
    await changeImport(id, (now) => {
      const remedies = remedy === undefined ? now.remedies.filter((_, i) => i !== undo) : [...now.remedies, dictionaryChangeSchema.parse(JSON.parse(remedy))];
      return { ...withoutResults(now, 'check'), remedies };
    });
    await startJob(id, 'check');
  });
}

/** Gives columns the roles that a question proposed; where it stood on the page of the check, that is done anew. */
export async function submitSuggestion(form: FormData): Promise<void> {
  await onImport(form, async (id) => {
    const { changes, from } = z.looseObject({ changes: z.string().max(10_000), from: z.enum(['map', 'check']) }).parse(readForm(form));
    const { draft } = await draftOf(await readImport(id));
    const result = applyMapping(draft, mappingChangesSchema.parse(JSON.parse(changes)));
    if (!result.ok) return `problem=${encodeURIComponent(Object.values(result.fieldErrors).flat().join(' '))}`;
    // Remedies were of columns as they were.
    await changeImport(id, (now) => ({ ...withoutResults(now, 'check'), changes: result.draft.changes, remedies: [] }));
    if (from === 'map' || result.draft.problems.length > 0) return 'step=map';
    await startJob(id, 'check');
  });
}

/** Serves the version that the training of an import made. */
export async function submitUse(form: FormData): Promise<void> {
  const { importId } = idForm.parse(readForm(form));
  await orProblem(importId, async () => {
    const { version } = await readImport(importId);
    if (!version) return;
    await switchTo(version);
    await deleteImport(importId);
    revalidatePath('/', 'layout');
    redirect('/data?used=1');
  });
  redirect(`/data/import/${importId}`);
}

/** Does the work and leads back to the import's page, with what went wrong where something did. */
async function onImport(form: FormData, work: (id: string) => Promise<string | void>): Promise<void> {
  const { importId } = idForm.parse(readForm(form));
  const query = await orProblem(importId, () => work(importId));
  const href = await hrefOf(importId);
  revalidatePath(href);
  redirect(`${href}${query ? `?${query}` : ''}` as Route);
}

/** An import that is gone has a page that says so. */
async function hrefOf(importId: string): Promise<Route> {
  return readImport(importId).then(importHref, () => `/data/import/${importId}` as Route);
}

async function orProblem(importId: string, work: () => Promise<string | void>): Promise<string | void> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HoldfastError)) throw error;
    redirect(`${await hrefOf(importId)}?problem=${encodeURIComponent(describeError(error))}` as Route);
  }
}
