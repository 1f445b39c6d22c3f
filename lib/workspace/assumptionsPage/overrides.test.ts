import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS } from '@/lib/dataset/dataset.fixture';
import { offerJson, offersFile } from '@/lib/retention/offers.fixture';
import { NO_SETTINGS } from '@/lib/workspace/settings';
import { changeableOf, differences, isSame, offerDifferences, overridesOf, overridesSchema, savedChanges, withChanges } from './overrides';

const HASH = 'a'.repeat(64);
const saved = (assumptions: unknown, offers: unknown = null) =>
  savedChanges({ ...NO_SETTINGS, assumptions: { [HASH]: assumptions as never }, ...(offers !== null && { offers: { [HASH]: offers as never } }) }, HASH);

describe('savedChanges', () => {
  it('gives what was saved for this dataset, and adds no defaults to it', () => {
    expect(saved({ acceptance: 0.25 })).toEqual({ assumptions: { acceptance: 0.25 }, assumptionsProblem: null, offers: null, offersProblem: null });
    expect(savedChanges(NO_SETTINGS, HASH)).toEqual({ assumptions: {}, assumptionsProblem: null, offers: null, offersProblem: null });
    const file = offersFile(offerJson());
    expect(saved({}, file).offers).toEqual(file);
  });

  it.each([[{ grossMargin: 2 }, 'grossMargin'], [{ riskBands: { low: 0.7, medium: 0.5, high: 0.9 } }, 'Risk bands must rise'], [{ threshold: 0.2 }, 'threshold'], ['x', 'expected object']])('leaves out %j and says where it is wrong', (assumptions, where) => {
    const { assumptions: used, assumptionsProblem, offers } = saved(assumptions, offersFile());
    expect(used).toEqual({});
    expect(assumptionsProblem).toContain(where);
    // The one problem does not take the other with it.
    expect(offers).not.toBeNull();
  });

  it('says the place in offers that cannot be used', () => {
    expect(saved({}, { formatVersion: 1, channels: [], offers: [] })).toMatchObject({ offers: null, offersProblem: expect.stringContaining('channels') });
  });
});

it('overridesOf keeps what differs from the dataset\'s own, to be put over it again', () => {
  const own = changeableOf(ASSUMPTIONS);
  expect(overridesOf(ASSUMPTIONS, own)).toEqual({});
  const values = { ...own, grossMargin: 0.123, riskBands: { low: 0.1, medium: 0.2, high: 0.3 } };
  expect(overridesOf(ASSUMPTIONS, values)).toEqual({ grossMargin: 0.123, riskBands: values.riskBands });
  expect(overridesSchema.parse(overridesOf(ASSUMPTIONS, values))).toEqual(overridesOf(ASSUMPTIONS, values));
});

describe('differences', () => {
  it('names each place, and leaves objects whole that are one value', () => {
    expect(differences({ x: 1, y: { z: 2, saveRate: { a: 1, b: 2 } } }, { x: 1, y: { z: 3, saveRate: { a: 1, b: 3 } } })).toEqual([
      { what: 'y/z', before: 2, after: 3 },
      { what: 'y/saveRate', before: { a: 1, b: 2 }, after: { a: 1, b: 3 } },
    ]);
    expect(differences({ a: 1 }, { b: [2] })).toEqual([{ what: 'a', before: 1, after: null }, { what: 'b', before: null, after: [2] }]);
  });

  it('is nothing exactly where two trees are the same, whatever the order of their keys', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 1 })), fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 1 })), (one, other) => {
      expect(differences(one, other).length === 0).toBe(isSame(one, other));
      expect(isSame(one, Object.fromEntries(Object.entries(one).toReversed()))).toBe(true);
    }));
  });

  it('knows offers by their ids', () => {
    const [gift, other] = [offerJson(), offerJson({ id: 'other', name: 'Other' })];
    const before = offersFile(gift, other);
    expect(offerDifferences(before, offersFile(other, gift))).toEqual([]);
    expect(offerDifferences(before, offersFile(other, offerJson({ saveRate: { a: 1, b: 1 } })))).toEqual([{ what: 'offers/gift/saveRate', before: { a: 6, b: 14 }, after: { a: 1, b: 1 } }]);
    expect(offerDifferences(before, offersFile(other))).toEqual([{ what: 'offers/gift', before: before.offers[0], after: null }]);
  });
});

it('withChanges puts the newest first and lets the oldest fall off after 200', () => {
  const changes = (count: number) => Array.from({ length: count }, (_, i) => ({ what: `w${i}`, before: 0, after: i }));
  const history = withChanges(withChanges(undefined, changes(150), '2026-01-01T00:00:00.000Z'), changes(60), '2026-01-02T00:00:00.000Z');
  expect(history).toHaveLength(200);
  expect(history[0]).toEqual({ who: 'local', when: '2026-01-02T00:00:00.000Z', what: 'w0', before: 0, after: 0 });
  expect(history.at(-1)).toMatchObject({ what: 'w139', when: '2026-01-01T00:00:00.000Z' });
});
