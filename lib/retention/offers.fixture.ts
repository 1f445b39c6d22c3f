import { offersSchema, type Offer, type OffersFile } from './offersSchema';

/** An offer for everyone by phone, 6 for the contact and 20 as incentive; `change` alters a copy of it. */
export function offerJson(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'gift', name: 'A gift', script: 'Thank you for staying.', channel: 'phone', when: [], contactCost: 6,
    incentive: { fixed: 20 }, saveRate: { a: 6, b: 14 }, origin: { kind: 'assumed' }, ...change,
  };
}

export const CHANNELS = [{ id: 'phone', label: 'Phone', perDay: 40 }, { id: 'email', label: 'Email', perDay: 400 }];

export function offersFile(...offers: Record<string, unknown>[]): OffersFile {
  return offersSchema.parse({ formatVersion: 1, channels: CHANNELS, offers });
}

export function offer(change: Record<string, unknown> = {}): Offer {
  return offersFile(offerJson(change)).offers[0]!;
}
