'use server';
import { revalidatePath } from 'next/cache';
import { saveReport } from '@/app/_components/assumptions/saveReport';
import { describeError, HoldfastError } from '@/lib/errors';
import { offersSchema, type OffersFile } from '@/lib/retention/offersSchema';
import { channelsOfForm, readChannels, type ChannelDraft } from '@/lib/workspace/assumptionsPage/channelDraft';
import { importPreview } from '@/lib/workspace/assumptionsPage/importPreview';
import type { DraftErrors } from '@/lib/workspace/assumptionsPage/offerDraftRead';
import { saveOffers } from '@/lib/workspace/server/saveOffers';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import type { OffersState } from './offersState';
import { takeBack, undoOf, replaceWith, waiting } from './savedOffers';

const UNREADABLE = ['The form could not be read. Load the page again.'];
const SHOWN = 12;

class Refused extends Error {
  constructor(readonly reasons: string[], readonly errors: DraftErrors = {}) {
    super();
  }
}

/** Deletes an offer, changes the channels, imports a file, asking first where that takes something away, brings the dataset's own back, or takes any of it back. Works as a plain form post. */
export async function submitOffers(_previous: OffersState, form: unknown): Promise<OffersState> {
  if (!(form instanceof FormData)) return refused(UNREADABLE);
  const field = (name: string) => String(form.get(name) ?? '');
  const [intent, id] = field('intent').split(':');
  if (intent === 'cancel') return { step: 'start' };
  const channels = intent === 'channels' || intent === 'remove-channel' ? channelsOfForm(form).filter((channel) => intent === 'channels' || channel.id !== id) : null;
  try {
    const file = form.get('file');
    const imported = intent === 'import' ? await readImport(file) : null;
    const { dataset, offersFile } = await getWorkspace();
    const preview = imported && importPreview(offersFile, imported, dataset);
    if (preview) return { step: 'preview', name: (file as File).name, preview, waiting: waiting(imported, offersFile) };
    const given = { file: field('file'), expects: field('expects') };
    const saved = intent === 'undo' ? await takeBack(given) : intent === 'replace' ? await replaceWith(given) : await saveOffers((inUse) => {
      if (intent === 'delete') return { ...inUse, offers: inUse.offers.filter((offer) => offer.id !== field('id')) };
      if (intent === 'reset') return null;
      if (imported) return imported;
      if (channels) return withChannels(inUse, channels);
      throw new Refused(UNREADABLE);
    }, intent === 'import' || intent === 'reset' ? intent : undefined);
    if (saved.changed.length === 0) return { step: 'unchanged' };
    revalidatePath('/', 'layout');
    return { step: 'saved', report: await saveReport(saved), undo: intent === 'undo' ? null : undoOf(saved) };
  } catch (error) {
    if (error instanceof Refused) return refused(error.reasons, channels, error.errors);
    if (error instanceof HoldfastError) return refused([describeError(error)], channels);
    throw error;
  }
}

function withChannels(inUse: OffersFile, drafts: ChannelDraft[]): OffersFile {
  const read = readChannels(drafts, inUse);
  if ('errors' in read) throw new Refused(Object.values(read.errors), read.errors);
  return read.file;
}

async function readImport(file: FormDataEntryValue | null): Promise<OffersFile> {
  // A browser sends a file without a name where none was chosen.
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) throw new Refused(['Choose a file of offers first: JSON, as “Export” gives it.']);
  if (file.size === 0) throw new Refused([`“${file.name}” is empty: it has 0 bytes. Choose a file of offers, JSON, as “Export” gives it.`]);
  let json: unknown;
  try {
    json = JSON.parse(await file.text());
  } catch (error) {
    throw new Refused([`“${file.name}” is not valid JSON: ${(error as Error).message}.`]);
  }
  const parsed = offersSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(({ path, message }) => `${path.length > 0 ? `${path.map(String).join(' → ')}: ` : ''}${message}`);
  throw new Refused([`“${file.name}” cannot be used, and nothing was changed.`, ...reasons.slice(0, SHOWN), ...(reasons.length > SHOWN ? [`and ${reasons.length - SHOWN} more`] : [])]);
}

function refused(reasons: string[], channels: ChannelDraft[] | null = null, errors: DraftErrors = {}): OffersState {
  return { step: 'refused', reasons, channels, errors };
}
