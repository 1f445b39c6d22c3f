import type { OffersFile } from './offersSchema';

/** A save rate that was measured on other customers counts for so many contacts, at most: it is a guess with a wide range. */
const MOST_CONTACTS = 20;

/** The offers for customers whom they were not measured on: the same save rates, but assumed, and as unsure as a guess. */
export function asAssumed(file: OffersFile): OffersFile {
  return {
    ...file,
    offers: file.offers.map((offer) => {
      const { a, b } = offer.saveRate;
      const scale = Math.min(1, MOST_CONTACTS / (a + b));
      return { ...offer, origin: { kind: 'assumed' }, saveRate: { a: a * scale, b: b * scale } };
    }),
  };
}
