import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { serve } from '@/app/api/served.fixture';
import { settingsSchema } from '@/lib/workspace/settings';
import { listChanges } from '@/lib/workspace/server/saveAssumptions';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { submitAssumptions } from './actions';
import type { AssumptionsState } from './assumptionsState';

const revalidatePath = vi.fn();
vi.mock('next/cache', () => ({ revalidatePath: (...args: unknown[]) => revalidatePath(...args) }));

const START: AssumptionsState = { step: 'start' };
let home: string;
let homes = 0;
const folder = await serve();
beforeEach(() => {
  home = path.join(folder, `home${homes++}`);
  vi.stubEnv('HOLDFAST_HOME', home);
  delete (globalThis as { holdfastWorkspace?: unknown }).holdfastWorkspace;
  revalidatePath.mockClear();
});

function submit(fields: Record<string, string>): Promise<AssumptionsState> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ $ACTION_ID: '1', ...fields })) form.set(name, value);
  return submitAssumptions(START, form);
}
const stored = async () => settingsSchema.parse(JSON.parse(await readFile(path.join(home, 'settings.json'), 'utf8')));
const inUse = async () => (await getWorkspace()).assumptions;
const saved = (state: AssumptionsState) => {
  if (state.step !== 'saved') throw new Error(JSON.stringify(state));
  return state;
};

describe('submitAssumptions', () => {
  it('saves what was typed for every page, says before and after, records it, and takes it back', async () => {
    const done = saved(await submit({ intent: 'save', grossMargin: '30', clvHorizon: '36' }));
    expect(done.report.changes).toEqual([{ label: 'Gross margin', before: '60%', after: '30%' }]);
    const clv = done.report.results.find(({ label }) => label === 'Average CLV')!;
    const money = (text: string) => Number(text.replace(/[^\d.]/g, ''));
    // In proportion to the margin.
    expect(money(clv.before) / money(clv.after)).toBeCloseTo(2, 2);
    expect((await inUse()).grossMargin).toBe(0.3);
    expect(revalidatePath).toHaveBeenCalledWith('/', 'layout');
    const { dataset } = await getWorkspace();
    expect((await stored()).assumptions).toEqual({ [dataset.dataHash]: { grossMargin: 0.3 } });
    expect(await listChanges()).toEqual([{ who: 'local', when: expect.any(String), what: 'grossMargin', before: 0.6, after: 0.3 }]);
    // Saved by somebody else meanwhile: it stays.
    await submit({ intent: 'save', acceptance: '40' });
    saved(await submit({ intent: 'undo', values: JSON.stringify(done.undo) }));
    expect(await inUse()).toMatchObject({ grossMargin: 0.6, acceptance: 0.4 });
    expect((await stored()).assumptions).toEqual({ [dataset.dataHash]: { acceptance: 0.4 } });
    expect((await listChanges()).map(({ what, after }) => [what, after])).toEqual([['grossMargin', 0.6], ['acceptance', 0.4], ['grossMargin', 0.3]]);
  });

  it('brings the dataset\'s own back, one or all', async () => {
    await submit({ intent: 'save', grossMargin: '30', 'riskBands/low': '10', 'campaign/saveRate/a': '7' });
    saved(await submit({ intent: 'reset:riskBands', grossMargin: '99' }));
    expect(await inUse()).toMatchObject({ grossMargin: 0.3, riskBands: { low: 0.3 } });
    const all = saved(await submit({ intent: 'reset' }));
    expect(all.report.changes.map(({ label, before, after }) => [label, before, after])).toEqual([['Gross margin', '30%', '60%'], ['Campaign: save rate', 'Beta(7, 14)', 'Beta(6, 14)']]);
    expect((await stored()).assumptions).toEqual({});
    expect(await submit({ intent: 'reset' })).toEqual({ step: 'unchanged' });
  });

  it('says at the field what is wrong, keeps what was typed and writes nothing', async () => {
    const typed = { grossMargin: '160', clvHorizon: '24' };
    expect(await submit({ intent: 'save', ...typed })).toEqual({ step: 'refused', errors: { grossMargin: 'Enter a percentage from 0 to 100; got “160”.' }, typed });
    await expect(readdir(home)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(revalidatePath).not.toHaveBeenCalled();
  });

  it('goes on under a saved override that cannot be used, and replaces it at the next save', async () => {
    const { dataset: { dataHash } } = await getWorkspace();
    await mkdir(home);
    await writeFile(path.join(home, 'settings.json'), JSON.stringify({ formatVersion: 1, thresholds: {}, assumptions: { [dataHash]: { grossMargin: 7 } }, offers: { [dataHash]: 'x' } }));
    expect(await getWorkspace()).toMatchObject({ assumptions: { grossMargin: 0.6 }, assumptionsProblem: expect.stringContaining('grossMargin'), offersProblem: expect.stringContaining('saved offers') });
    await submit({ intent: 'save', grossMargin: '50' });
    expect(await getWorkspace()).toMatchObject({ assumptions: { grossMargin: 0.5 }, assumptionsProblem: null });
  });

  it('says why where nothing can be saved', async () => {
    await writeFile(home, '');
    expect(await submit({ intent: 'save', grossMargin: '30' })).toMatchObject({ step: 'failed', reason: expect.stringContaining('Point HOLDFAST_HOME at a folder.'), typed: { grossMargin: '30' } });
    expect((await inUse()).grossMargin).toBe(0.6);
  });

  it('refuses any form that it did not make', async () => {
    for (const form of [null, undefined, 'x', {}, new FormData(), new Map([['intent', 'save']])]) expect(await submitAssumptions(START, form)).toMatchObject({ step: 'failed' });
    for (const intent of ['reset:threshold', 'reset:__proto__', 'reset:', 'delete', '']) expect(await submit({ intent }), intent).toMatchObject({ step: 'failed' });
    for (const values of ['', '[]', '{"threshold":0.1}', '{"grossMargin":2}', 'null']) expect(['failed', 'refused'], values).toContain((await submit({ intent: 'undo', values })).step);
    await fc.assert(fc.asyncProperty(fc.dictionary(fc.constantFrom('intent', 'values', 'grossMargin', 'riskBands/low', 'x'), fc.oneof(fc.string(), fc.constantFrom('save', 'undo', 'reset', '{}')), { maxKeys: 4 }), async (fields) => {
      expect(['failed', 'refused', 'saved', 'unchanged']).toContain((await submit(fields)).step);
    }), { numRuns: 60 });
    expect((await getWorkspace()).assumptionsProblem).toBeNull();
  });
});
