import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { offersSchema } from '@/lib/retention/offersSchema';
import { OFFER_IDS, type OfferId } from './offerEffects';
import { runPilots } from './pilots';

const { offers } = offersSchema.parse(JSON.parse(readFileSync('data/offers.json', 'utf8')));

it('every bundled offer has a truth', () => {
  expect(offers.map(({ id }) => id).sort()).toEqual([...OFFER_IDS].sort());
});

it('what the bundled offers say was measured is what their pilots found', () => {
  const measured = offers.filter(({ origin }) => origin.kind === 'measured');
  const found = runPilots(OFFER_IDS);
  expect(measured.length).toBeGreaterThan(0);
  for (const { id, saveRate, acceptance, origin } of measured) {
    const pilot = found[id as OfferId]!;
    expect({ saveRate, acceptance, n: origin.kind === 'measured' && origin.n }).toEqual({ saveRate: pilot.saveRate, acceptance: pilot.acceptance, n: 2 * pilot.n });
  }
}, 60_000);
