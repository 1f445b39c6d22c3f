'use server';
import { revalidatePath } from 'next/cache';
import { saveReport } from '@/app/_components/assumptions/saveReport';
import { describeError, HoldfastError } from '@/lib/errors';
import { MAX_OFFERS } from '@/lib/retention/offersSchema';
import { draftOf, draftOfForm, NEW_CONDITION, type OfferDraft } from '@/lib/workspace/assumptionsPage/offerDraft';
import { newId, readDraft, type DraftErrors } from '@/lib/workspace/assumptionsPage/offerDraftRead';
import type { Saved } from '@/lib/workspace/server/saveAssumptions';
import { saveOffers } from '@/lib/workspace/server/saveOffers';
import { SettingsError } from '@/lib/workspace/settings';
import type { OfferState } from './offersState';
import { takeBack, undoOf } from './savedOffers';

class Refused extends Error {
  constructor(readonly errors: DraftErrors) {
    super();
  }
}

/** Saves an offer, new or changed, or takes that back; without JavaScript it also adds and removes rows of conditions. */
export async function submitOffer(_previous: OfferState, form: unknown): Promise<OfferState> {
  if (!(form instanceof FormData)) return { step: 'failed', reason: 'The form could not be read. Load the page again.', draft: null };
  const field = (name: string) => String(form.get(name) ?? '');
  const [intent, row] = field('intent').split(':');
  const id = field('id');
  if (intent === 'undo') return undo(id, { file: field('file'), expects: field('expects') });
  const draft = draftOfForm(form);
  if (intent === 'add-condition') return { step: 'editing', draft: { ...draft, when: [...draft.when, NEW_CONDITION] } };
  if (intent === 'remove-condition') return { step: 'editing', draft: { ...draft, when: draft.when.filter((_, i) => String(i) !== row) } };
  return save(id, draft);
}

async function save(given: string, draft: OfferDraft): Promise<OfferState> {
  let id = given;
  try {
    const saved = await saveOffers((inUse) => {
      if (given !== '' && !inUse.offers.some((offer) => offer.id === given)) throw new SettingsError('changed-since', 'This offer is not there any more: it was deleted.', 'Duplicate another one, or begin a new one.');
      if (given === '' && inUse.offers.length >= MAX_OFFERS) throw new SettingsError('invalid-offers', `There are ${MAX_OFFERS} offers, which is as many as there can be.`, 'Delete one that nobody uses, then save again.');
      id = given || newId(draft.name, inUse.offers.map((offer) => offer.id));
      const read = readDraft(draft, inUse, id);
      if ('errors' in read) throw new Refused(read.errors);
      return read.file;
    });
    if (saved.changed.length === 0) return { step: 'unchanged', id, draft };
    revalidatePath('/', 'layout');
    return { step: 'saved', id, draft, report: await saveReport(saved), undo: undoOf(saved) };
  } catch (error) {
    if (error instanceof Refused) return { step: 'refused', errors: error.errors, draft };
    return failed(error, draft);
  }
}

async function undo(id: string, way: Parameters<typeof takeBack>[0]): Promise<OfferState> {
  try {
    const saved: Saved = await takeBack(way);
    revalidatePath('/', 'layout');
    const offer = saved.after.offersFile.offers.find((candidate) => candidate.id === id);
    return { step: 'undone', draft: offer ? draftOf(offer) : null, report: await saveReport(saved) };
  } catch (error) {
    return failed(error, null);
  }
}

function failed(error: unknown, draft: OfferDraft | null): OfferState {
  if (error instanceof HoldfastError) return { step: 'failed', reason: describeError(error), draft };
  throw error;
}
