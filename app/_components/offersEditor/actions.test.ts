import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { serve } from '@/app/api/served.fixture';
import { offerJson, offersFile } from '@/lib/retention/offers.fixture';
import { listChanges } from '@/lib/workspace/server/saveAssumptions';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { submitOffer } from './offerAction';
import { submitOffers } from './offersAction';
import type { OffersUndo, OfferState } from './offersState';

vi.mock('next/cache', () => ({ revalidatePath: () => {} }));

const OWN = offersFile(offerJson(), offerJson({ id: 'call', name: 'A call', when: [{ of: 'tenure', atMost: 6 }] }));
let home: string;
let homes = 0;
const folder = await serve();
await writeFile(path.join(folder, 'offers.json'), JSON.stringify(OWN));
beforeEach(() => {
  home = path.join(folder, `home${homes++}`);
  vi.stubEnv('HOLDFAST_HOME', home);
  delete (globalThis as { holdfastWorkspace?: unknown }).holdfastWorkspace;
});

const GIFT = {
  intent: 'save', id: 'gift', name: 'A gift', script: 'Thank you for staying.', channel: 'phone', contactCost: '6', incentive: 'fixed', amount: '20', share: '', months: '',
  a: '6', b: '14', acceptance: '', origin: 'assumed', campaign: '', n: '',
};
function formOf(fields: Record<string, string | File>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ $ACTION_ID: '1', ...fields })) form.set(name, value);
  return form;
}
const submit = (fields: Record<string, string>) => submitOffer({ step: 'start' }, formOf({ ...GIFT, ...fields }));
const manage = (fields: Record<string, string | File>) => submitOffers({ step: 'start' }, formOf(fields));
const inUse = async () => (await getWorkspace()).offersFile;
const undoOf = (state: { step: string; undo?: OffersUndo | null }) => ({ intent: 'undo', ...state.undo! });

describe('submitOffer', () => {
  it('saves a changed save rate, records it, and takes it back', async () => {
    const state = await submit({ a: '7', b: '13', origin: 'measured', campaign: 'Spring', n: '300' });
    expect(state).toMatchObject({ step: 'saved', id: 'gift', report: { changes: [{ label: 'A gift: save rate', before: 'Beta(6, 14)', after: 'Beta(7, 13)' }, { label: 'A gift: origin of the save rate', before: 'assumed', after: 'measured in Spring, n = 300' }] } });
    expect((await inUse()).offers[0]).toMatchObject({ saveRate: { a: 7, b: 13 }, origin: { kind: 'measured', campaign: 'Spring', n: 300 } });
    expect((await listChanges()).map(({ what }) => what)).toEqual(['offers/gift/saveRate', 'offers/gift/origin']);
    const undone = await submit(undoOf(state as Extract<OfferState, { step: 'saved' }>));
    expect(undone).toMatchObject({ step: 'undone', draft: { a: '6', b: '14', origin: 'assumed' } });
    expect(await inUse()).toEqual(OWN);
    expect(JSON.parse(await readFile(path.join(home, 'settings.json'), 'utf8')).offers).toEqual({});
  });

  it('reads every kind of condition and incentive, and gives an offer of its own name an id of its own', async () => {
    const rows = {
      'when.0.about': 'role:tenure', 'when.0.atLeast': '3', 'when.0.atMost': '', 'when.1.about': 'in:plan', 'when.1.in': 'Monthly',
      'when.2.about': 'estimate:probability', 'when.2.atLeast': '50%', 'when.2.atMost': '90', 'when.3.about': 'reason:plan', 'when.3.among': '2',
    };
    expect(await submit({ ...rows, id: '', name: 'Ä Gift!', incentive: 'share', share: '12.5', months: '6', acceptance: '40' })).toMatchObject({ step: 'saved', id: 'a-gift' });
    expect((await inUse()).offers[2]).toEqual({
      ...offersFile(offerJson()).offers[0], id: 'a-gift', name: 'Ä Gift!', acceptance: 0.4, incentive: { shareOfCharge: 0.125, months: 6 },
      when: [{ of: 'tenure', atLeast: 3 }, { column: 'plan', in: ['Monthly'] }, { estimate: 'probability', atLeast: 0.5, atMost: 0.9 }, { reason: 'plan', among: 2 }],
    });
  });

  it.each<[Record<string, string>, Record<string, string>]>([
    [{ a: '0' }, { a: 'Enter a number of 0.01 or more; got “0”.' }],
    [{ b: 'many' }, { b: 'Enter a number of 0.01 or more; got “many”.' }],
    [{ name: ' ' }, { name: 'Expected some text.' }],
    [{ script: 'x'.repeat(500) }, { script: 'At most 400 characters.' }],
    [{ name: 'A call' }, { name: 'Two offers are called "A call".' }],
    [{ incentive: 'share', share: '0', months: '61' }, { share: 'Enter a number from 0.01 to 100; got “0”.', months: 'Enter a whole number from 1 to 60; got “61”.' }],
    [{ channel: 'pigeon' }, { channel: 'No channel has the id "pigeon": expected phone, email.' }],
    [{ origin: 'measured', n: '5' }, { campaign: 'Expected some text.' }],
    [{ 'when.0.about': 'role:tenure', 'when.0.atLeast': '9', 'when.0.atMost': '3' }, { 'when.0': 'The range must rise: from is above to.' }],
    [{ 'when.0.about': 'role:tenure' }, { 'when.0': 'Fill in at least one end of the range.' }],
    [{ 'when.0.about': '' }, { 'when.0': 'Choose what the condition is about, or remove it.' }],
    [{ 'when.0.about': 'in:plan' }, { 'when.0': 'Choose at least one.' }],
    [{ acceptance: '101' }, { acceptance: 'Enter a number from 0 to 100; got “101”.' }],
  ])('refuses %j at its field and keeps what was typed', async (fields, errors) => {
    const state = await submit(fields);
    expect(state).toMatchObject({ step: 'refused', errors, draft: Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('when'))) });
    expect(Object.keys((state as { errors: object }).errors)).toEqual(Object.keys(errors));
    expect(await inUse()).toEqual(OWN);
  });

  it('adds and removes rows without saving, as a browser without JavaScript asks for', async () => {
    const added = await submit({ intent: 'add-condition', a: 'typed' });
    expect(added).toMatchObject({ step: 'editing', draft: { a: 'typed', when: [{ about: '' }] } });
    expect(await submit({ intent: 'remove-condition:0', 'when.0.about': 'role:tenure', 'when.1.about': 'estimate:clv' })).toMatchObject({ step: 'editing', draft: { when: [{ about: 'estimate:clv' }] } });
    expect(await inUse()).toEqual(OWN);
  });

  it('does not undo over what somebody else saved since, nor bring a deleted offer back by saving it', async () => {
    const state = await submit({ a: '7' }) as Extract<OfferState, { step: 'saved' }>;
    await submit({ a: '8' });
    expect(await submit(undoOf(state))).toMatchObject({ step: 'failed', reason: expect.stringContaining('changed again since') });
    await manage({ intent: 'delete', id: 'gift' });
    expect(await submit({ a: '9' })).toMatchObject({ step: 'failed', reason: expect.stringContaining('not there any more'), draft: { a: '9' } });
    for (const form of [null, 'x', {}]) expect(await submitOffer({ step: 'start' }, form)).toMatchObject({ step: 'failed' });
    expect(await submit({ intent: 'undo', file: '{"x":1}', expects: '' })).toMatchObject({ step: 'failed' });
  });
});

describe('submitOffers', () => {
  it('deletes an offer, and undoing brings it back to its place', async () => {
    const state = await manage({ intent: 'delete', id: 'gift' });
    expect(state).toMatchObject({ step: 'saved', report: { changes: [{ label: 'A gift (offer)', before: 'A gift', after: 'none' }] } });
    expect((await inUse()).offers.map(({ id }) => id)).toEqual(['call']);
    expect(await manage(undoOf(state as { step: string; undo: OffersUndo }))).toMatchObject({ step: 'saved', undo: null });
    expect(await inUse()).toEqual(OWN);
  });

  it('changes channels; one that offers go out by stays', async () => {
    const rows = { 'channel.0.id': 'phone', 'channel.0.label': 'Phone', 'channel.0.perDay': '25', 'channel.1.id': 'email', 'channel.1.label': 'Email', 'channel.1.perDay': '400' };
    expect(await manage({ intent: 'channels', ...rows, 'channel.2.id': '', 'channel.2.label': 'Letter', 'channel.2.perDay': '50' })).toMatchObject({ step: 'saved' });
    expect((await inUse()).channels).toEqual([{ id: 'phone', label: 'Phone', perDay: 25 }, { id: 'email', label: 'Email', perDay: 400 }, { id: 'letter', label: 'Letter', perDay: 50 }]);
    expect(await manage({ intent: 'remove-channel:phone', ...rows })).toMatchObject({ step: 'refused', reasons: ['Phone cannot be removed: “A gift” goes out by it. Give that offer another channel first.'] });
    expect(await manage({ intent: 'channels', ...rows, 'channel.0.perDay': 'few' })).toMatchObject({ step: 'refused', errors: { 'channel.0.perDay': 'Phone: enter a whole number of contacts a day, 0 or more; got “few”.' }, channels: [{ perDay: 'few' }, {}] });
    expect(await manage({ intent: 'remove-channel:email', ...rows })).toMatchObject({ step: 'saved' });
    expect(await manage({ intent: 'reset' })).toMatchObject({ step: 'saved' });
    expect(await inUse()).toEqual(OWN);
    expect(await manage({ intent: 'reset' })).toEqual({ step: 'unchanged' });
  });

  it('imports a file, or says where it is wrong and changes nothing', async () => {
    const file = (text: string) => new File([text], 'mine.json');
    const asked = await manage({ intent: 'import', file: file(JSON.stringify(offersFile(offerJson({ id: 'mine' })))) });
    expect(asked).toMatchObject({ step: 'preview', name: 'mine.json', preview: { before: 2, after: 1, gone: ['A gift', 'A call'], inapplicable: [] } });
    // Nothing is changed by the question, nor by leaving it.
    expect(await inUse()).toEqual(OWN);
    expect(await manage({ intent: 'cancel' })).toEqual({ step: 'start' });
    expect(await inUse()).toEqual(OWN);
    const waiting = 'waiting' in asked ? asked.waiting : expect.fail(asked.step);
    const replaced = await manage({ intent: 'replace', ...waiting });
    expect(replaced).toMatchObject({ step: 'saved' });
    expect((await inUse()).offers.map(({ id }) => id)).toEqual(['mine']);
    expect((await listChanges()).every(({ how }) => how === 'import')).toBe(true);
    // What waited is not used over what was saved since.
    expect(await manage({ intent: 'replace', ...waiting })).toMatchObject({ step: 'refused', reasons: [expect.stringContaining('changed again since')] });
    expect(await manage(undoOf(replaced as { step: string; undo: OffersUndo }))).toMatchObject({ step: 'saved' });
    expect(await inUse()).toEqual(OWN);
    // Where nothing is lost nothing is asked.
    expect(await manage({ intent: 'import', file: file(JSON.stringify({ ...OWN, offers: [...OWN.offers, offerJson({ id: 'mine', name: 'Mine' })] })) })).toMatchObject({ step: 'saved' });
    const wrong = JSON.stringify({ ...OWN, offers: [offerJson({ contactCost: -1 })] });
    expect(await manage({ intent: 'import', file: file(wrong) })).toMatchObject({ step: 'refused', reasons: ['“mine.json” cannot be used, and nothing was changed.', expect.stringMatching(/^offers → 0 → contactCost: /)] });
    expect(await manage({ intent: 'import', file: file('{') })).toMatchObject({ step: 'refused', reasons: [expect.stringContaining('not valid JSON')] });
    expect(await manage({ intent: 'import', file: file('') })).toMatchObject({ step: 'refused', reasons: [expect.stringContaining('“mine.json” is empty: it has 0 bytes.')] });
    expect(await manage({ intent: 'import', file: new File([], '') })).toMatchObject({ step: 'refused', reasons: [expect.stringContaining('Choose a file of offers first')] });
    expect((await inUse()).offers.map(({ id }) => id)).toEqual(['gift', 'call', 'mine']);
    for (const form of [null, 'x', new FormData()]) expect(await submitOffers({ step: 'start' }, form)).toMatchObject({ step: 'refused' });
  });
});
