import { expect, it } from 'vitest';
import { offerJson, offersFile } from '@/lib/retention/offers.fixture';
import { offersSchema } from '@/lib/retention/offersSchema';
import { settingsSchema, type Change } from '@/lib/workspace/settings';
import { entryText, historyEntries, takenBack } from './historyEntries';
import { differences, offerDifferences, withChanges, type Changeable } from './overrides';

const INUSE: Changeable = { grossMargin: 0.6, discountRate: 0.01, clvHorizon: 36, leaveWithin: 12, acceptance: 0.5, riskBands: { low: 0.3, medium: 0.5, high: 0.7 }, campaign: { contactCost: 1, incentiveCost: 10, saveRate: { a: 6, b: 14 } } };
const FILE = offersFile(offerJson(), offerJson({ id: 'call', name: 'A call' }));
const at = (day: number) => `2026-01-0${day}T00:00:00.000Z`;

it('makes one entry of one save, whatever it changed', () => {
  const imported = offersFile(offerJson({ contactCost: 9, name: 'Other' }), offerJson({ id: 'new', name: 'New' }));
  let history = withChanges(undefined, offerDifferences(FILE, imported), at(1), 'import');
  history = withChanges(history, differences({ grossMargin: 0.6 }, { grossMargin: 0.3 }), at(2));
  history = withChanges(history, offerDifferences(imported, offersFile(offerJson({ contactCost: 8, name: 'Third' }), offerJson({ id: 'new', name: 'New' }))), at(3));
  history = withChanges(history, offerDifferences(imported, FILE), at(4), 'reset');
  const entries = historyEntries(history);
  expect(entries.map((entry) => entryText(entry, FILE))).toEqual(['Offers reset to the dataset’s own: 4 changed', 'A gift: 2 changed', 'Gross margin', 'Offers imported: 4 changed']);
  expect(entries.flatMap(({ changes }) => changes)).toEqual(history);
  // A history of an earlier version, without `how`, is read and grouped as well.
  const stored = { formatVersion: 1, thresholds: {}, history: { ['a'.repeat(64)]: history.map(({ how: _how, ...change }) => change) } };
  const old = settingsSchema.parse(JSON.parse(JSON.stringify(stored))).history['a'.repeat(64)]!;
  expect(historyEntries(old).map((entry) => entryText(entry, FILE))).toEqual(['Offers: 4 changed', 'A gift: 2 changed', 'Gross margin', 'Offers: 4 changed']);
});

it('takes an assumption back, or brings it back where another was saved since', () => {
  const [entry] = historyEntries(withChanges(undefined, differences(INUSE as never, { ...INUSE, grossMargin: 0.3, riskBands: { low: 0.2, medium: 0.5, high: 0.7 } } as never), at(1)));
  const now = { ...INUSE, grossMargin: 0.3, riskBands: { low: 0.2, medium: 0.5, high: 0.7 } };
  expect(takenBack(entry!, now, FILE)).toEqual({ way: 'undo', values: { assumptions: INUSE } });
  expect(takenBack(entry!, { ...now, grossMargin: 0.4 }, FILE)).toMatchObject({ way: 'bring back', values: { assumptions: { grossMargin: 0.6 } } });
  // It is like this already.
  expect(takenBack(entry!, INUSE, FILE)).toBeNull();
});

it('takes offers back: what was deleted, added and changed, as far as it still can be', () => {
  const next = offersSchema.parse(offersFile(offerJson({ contactCost: 9 }), offerJson({ id: 'new', name: 'New' })));
  const [entry] = historyEntries(withChanges(undefined, offerDifferences(FILE, next), at(1), 'import'));
  expect(takenBack(entry!, INUSE, next)).toEqual({ way: 'undo', values: { offers: FILE } });
  expect(takenBack(entry!, INUSE, FILE)).toBeNull();
  // One field of an offer that is gone cannot be brought back.
  const [edit] = historyEntries(withChanges(undefined, offerDifferences(FILE, offersFile(offerJson({ contactCost: 9 }), offerJson({ id: 'call', name: 'A call' }))), at(2)));
  expect(takenBack(edit!, INUSE, offersFile(offerJson({ id: 'call', name: 'A call' })))).toBeNull();
  // Nor an offer whose channel is gone.
  const [removed] = historyEntries(withChanges(undefined, offerDifferences(FILE, offersFile(offerJson())), at(3)));
  expect(takenBack(removed!, INUSE, { ...offersFile(), channels: [{ id: 'letter', label: 'Letter', perDay: 5 }] })).toBeNull();
});

it('does not take back a save of which a part may have fallen off', () => {
  const change = (when: string, i: number): Change => ({ who: 'local', when, what: 'grossMargin', before: i / 1000, after: 0.6 });
  const history = [change(at(2), 1), ...Array.from({ length: 199 }, (_, i) => change(at(1), i))];
  const entries = historyEntries(history);
  expect(entries.map(({ maybePart }) => maybePart)).toEqual([false, true]);
  expect(takenBack(entries[1]!, INUSE, FILE)).toBeNull();
  expect(takenBack(entries[0]!, INUSE, FILE)).not.toBeNull();
});
