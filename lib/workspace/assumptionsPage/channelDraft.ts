import type { Channel, OffersFile } from '@/lib/retention/offersSchema';
import { newId } from './offerDraftRead';

/** A channel as it stands in its fields; without an id it is a new one. */
export interface ChannelDraft {
  id: string;
  label: string;
  perDay: string;
}

const MOST = 11;

/** The channels that a form carries; the empty row for a new one is left out. */
export function channelsOfForm(form: FormData): ChannelDraft[] {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 200);
  return Array.from({ length: MOST }, (_, i) => ({ id: text(`channel.${i}.id`), label: text(`channel.${i}.label`), perDay: text(`channel.${i}.perDay`) }))
    .filter(({ id, label, perDay }) => id !== '' || label.trim() !== '' || perDay.trim() !== '');
}

/** The file with these channels in place of its own, or what is wrong with them, by field. */
export function readChannels(drafts: readonly ChannelDraft[], file: OffersFile): { file: OffersFile } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const channels: Channel[] = [];
  drafts.forEach(({ id, label, perDay }, i) => {
    const name = label.trim();
    if (name === '' || name.length > 40) errors[`channel.${i}.label`] = 'A channel needs a name of at most 40 characters.';
    const count = /^\d{1,8}$/.test(perDay.trim()) ? Number(perDay) : NaN;
    if (!(count <= 1e7)) errors[`channel.${i}.perDay`] = `${name || 'The new channel'}: enter a whole number of contacts a day, 0 or more; got “${perDay.slice(0, 30)}”.`;
    channels.push({ id: id || newId(name, [...file.channels, ...channels].map((channel) => channel.id)), label: name, perDay: count });
  });
  if (channels.length === 0) errors['channel.0.label'] = 'There must be at least one channel.';
  if (channels.length > 10) errors['channel.10.label'] = 'There can be at most 10 channels.';
  for (const { id, label } of file.channels) {
    const user = file.offers.find((offer) => offer.channel === id);
    if (user && !channels.some((channel) => channel.id === id)) errors.form = `${label} cannot be removed: “${user.name}” goes out by it. Give that offer another channel first.`;
  }
  return Object.keys(errors).length > 0 ? { errors } : { file: { ...file, channels } };
}
