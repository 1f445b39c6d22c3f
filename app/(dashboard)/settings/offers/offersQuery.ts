import type { Offer, OffersFile } from '@/lib/retention/offersSchema';
import { shortened } from '@/lib/workspace/customerList/filters';

/** The list of offers, or the form of one of them, new, copied or there already. */
export type OffersQuery = { editing: false; notice: string | null } | { editing: true; notice: string | null; title: string; /** "" for a new offer. */ id: string; offer: Offer | null };

/** What an address asks for; an offer that is not there is named, and the list is shown. */
export function readOffersQuery(params: Record<string, string | string[] | undefined>, { offers }: OffersFile): OffersQuery {
  const wanted = [params.offer].flat()[0];
  const find = (id: string | undefined) => offers.find((offer) => offer.id === id) ?? null;
  if (wanted === undefined) return { editing: false, notice: null };
  if (wanted === 'new') {
    const from = [params.from].flat()[0];
    const notice = from !== undefined && !find(from) ? `There is no offer “${shortened(from)}” to copy.` : null;
    return { editing: true, notice, title: 'New offer', id: '', offer: find(from) };
  }
  const offer = find(wanted);
  if (!offer) return { editing: false, notice: `There is no offer “${shortened(wanted)}”.` };
  return { editing: true, notice: null, title: offer.name, id: offer.id, offer };
}
