import { expect, it } from 'vitest';
import { betaMean, betaQuantile } from '@/lib/stats/beta';
import { asAssumed } from './asAssumed';
import { offerJson, offersFile } from './offers.fixture';
import { offersSchema } from './offersSchema';

it('what was measured on other customers is assumed: the same mean in a wider range', () => {
  const measured = offersFile(offerJson({ origin: { kind: 'measured', campaign: 'Pilot', n: 5000 }, saveRate: { a: 500, b: 1500 } }), offerJson({ id: 'guess', name: 'A guess', saveRate: { a: 2, b: 8 } }));
  const file = asAssumed(measured);
  const [first, second] = file.offers;
  expect(first).toMatchObject({ origin: { kind: 'assumed' }, saveRate: { a: 5, b: 15 } });
  expect(betaMean(first!.saveRate.a, first!.saveRate.b)).toBe(0.25);
  expect(betaQuantile(0.05, 5, 15)).toBeLessThan(0.15);
  // Less sure than that already.
  expect(second!.saveRate).toEqual({ a: 2, b: 8 });
  expect(offersSchema.safeParse(file).success).toBe(true);
});
