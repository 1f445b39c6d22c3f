import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { serve } from '@/app/api/served.fixture';
import { offerJson, offersFile } from '@/lib/retention/offers.fixture';
import { listChanges, saveAssumptions } from '@/lib/workspace/server/saveAssumptions';
import { saveOffers } from '@/lib/workspace/server/saveOffers';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { submitHistory } from './historyAction';

vi.mock('next/cache', () => ({ revalidatePath: () => {} }));

const OWN = offersFile(offerJson(), offerJson({ id: 'call', name: 'A call' }));
const folder = await serve();
await writeFile(path.join(folder, 'offers.json'), JSON.stringify(OWN));

async function takeBack(place: number, when?: string) {
  const form = new FormData();
  form.set('place', String(place));
  form.set('when', when ?? (await listChanges())[0]!.when);
  return submitHistory({ step: 'start' }, form);
}

it('takes an import and an assumption back, records that, and refuses what is not there any more', async () => {
  await saveOffers(() => offersFile(offerJson({ contactCost: 9 })), 'import');
  expect(await takeBack(0)).toMatchObject({ step: 'saved', report: { changes: [{ label: 'A gift: contact cost' }, { label: 'A call (offer)' }] } });
  expect((await getWorkspace()).offersFile).toEqual(OWN);
  expect((await listChanges())[0]!.how).toBe('undo');

  const own = (await getWorkspace()).assumptions.grossMargin;
  await saveAssumptions({ grossMargin: 0.3 });
  expect((await getWorkspace()).assumptions.grossMargin).toBe(0.3);
  expect(await takeBack(0)).toMatchObject({ step: 'saved' });
  expect((await getWorkspace()).assumptions.grossMargin).toBe(own);

  // A place that is another entry's by now, and a form that is none.
  expect(await takeBack(0, '2026-01-01T00:00:00.000Z')).toMatchObject({ step: 'failed', reason: expect.stringContaining('cannot be taken back any more') });
  for (const form of [null, 'x', new FormData()]) expect(await submitHistory({ step: 'start' }, form)).toMatchObject({ step: 'failed' });
});
