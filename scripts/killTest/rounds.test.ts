import { expect, it } from 'vitest';
import { ownHome } from '@/lib/versions/versions.fixture';
import { FRESH } from './journal';
import { killCommand, killWriter } from './rounds';

it('a writer that is killed leaves the old or the new, whole, and all that it had acknowledged', async () => {
  await ownHome();
  let known = FRESH;
  for (let kill = 0; kill < 8; kill++) {
    const round = await killWriter(known);
    expect(round.broken, `kill ${kill}, during ${round.during}`).toEqual([]);
    ({ known } = round);
  }
  // It got somewhere, too.
  expect(known.versions.length).toBeGreaterThan(0);
});

it('a command that ends with nothing new in use, or fails, is found out', async () => {
  await ownHome();
  expect((await killCommand(FRESH, 'true', Infinity)).broken).toEqual(['the pointer names bundled, promised was a new version']);
  expect((await killCommand(FRESH, 'exit 3', Infinity)).broken).toEqual(['the command ended by itself with 3']);
  const killed = await killCommand(FRESH, 'sleep 60', 100);
  expect(killed.broken).toEqual([]);
  expect(killed.took).toBeLessThan(5000);
});
