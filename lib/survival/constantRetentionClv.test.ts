import { expect, it } from 'vitest';
import { constantRetentionClv } from './constantRetentionClv';

it('is 366.67, 266.67 and 333.33 for m 100, r .8, d .1 (Fader & Hardie 2012; KNOWN_ANSWERS)', () => {
  const { firstPaymentCounted, firstPaymentNotCounted, paidAtPeriodEnd } = constantRetentionClv({ margin: 100, retention: 0.8, discount: 0.1 });
  expect(firstPaymentCounted).toBeCloseTo(1100 / 3, 9);
  expect(firstPaymentNotCounted).toBeCloseTo(800 / 3, 9);
  expect(paidAtPeriodEnd).toBeCloseTo(1000 / 3, 9);
});
