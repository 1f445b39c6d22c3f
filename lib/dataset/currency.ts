/** ISO 4217 for money of which nobody said the currency: it is written as a number, without a sign. */
export const NO_CURRENCY = 'XXX';
