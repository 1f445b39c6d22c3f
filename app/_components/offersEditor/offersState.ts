import type { SaveReport } from '@/app/_components/assumptions/assumptionsState';
import type { ChannelDraft } from '@/lib/workspace/assumptionsPage/channelDraft';
import type { ImportPreview } from '@/lib/workspace/assumptionsPage/importPreview';
import type { OfferDraft } from '@/lib/workspace/assumptionsPage/offerDraft';
import type { DraftErrors } from '@/lib/workspace/assumptionsPage/offerDraftRead';

/** The way back from a save: the file that was saved before, as JSON ("null" for the dataset's own), and what must still be in use for it. */
export interface OffersUndo {
  file: string;
  expects: string;
}

/** Where the editing of one offer stands, always with what was typed. */
export type OfferState =
  | { step: 'start' }
  /** A row of conditions came or went. */
  | { step: 'editing'; draft: OfferDraft }
  | { step: 'saved'; id: string; draft: OfferDraft; report: SaveReport; undo: OffersUndo }
  | { step: 'unchanged'; id: string; draft: OfferDraft }
  /** `draft` is null where the offer is gone with the undoing. */
  | { step: 'undone'; draft: OfferDraft | null; report: SaveReport }
  | { step: 'refused'; errors: DraftErrors; draft: OfferDraft }
  | { step: 'failed'; reason: string; draft: OfferDraft | null };

/** Where a change of the whole file stands. */
export type OffersState =
  | { step: 'start' }
  | { step: 'saved'; report: SaveReport; undo: OffersUndo | null }
  | { step: 'unchanged' }
  /** An import would take something away: what, and the file as it waits to be used. */
  | { step: 'preview'; name: string; preview: ImportPreview; waiting: OffersUndo }
  /** With the channels that were typed, where that was asked. */
  | { step: 'refused'; reasons: string[]; channels: ChannelDraft[] | null; errors: DraftErrors };
