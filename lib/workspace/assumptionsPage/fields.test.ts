import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS } from '@/lib/dataset/dataset.fixture';
import { FIELDS, readTyped, typedText, valueOf } from './fields';
import { changeableOf, overridesSchema } from './overrides';

const inUse = changeableOf(ASSUMPTIONS);
const typed = Object.fromEntries(FIELDS.map((field) => [field.id, typedText(field, valueOf(inUse, field))]));

describe('readTyped', () => {
  it('changes nothing where nothing was typed, to the last digit', () => {
    expect(readTyped(typed, inUse)).toEqual({ values: inUse });
    expect(readTyped({}, inUse)).toEqual({ values: inUse });
    const odd = { ...inUse, grossMargin: 1 / 3 };
    expect(readTyped({ grossMargin: typedText(FIELDS[0]!, 1 / 3) }, odd)).toEqual({ values: odd });
  });

  it.each([
    ['grossMargin', '48', { grossMargin: 0.48 }], ['grossMargin', ' 48.5 % ', { grossMargin: 0.485 }], ['discountRate', '0', { discountRate: 0 }], ['clvHorizon', '24', { clvHorizon: 24 }],
    ['riskBands/high', '90', { riskBands: { ...ASSUMPTIONS.riskBands, high: 0.9 } }], ['campaign/contactCost', '€2.50', { campaign: { ...ASSUMPTIONS.campaign, contactCost: 2.5 } }],
    ['campaign/saveRate/a', '7', { campaign: { ...ASSUMPTIONS.campaign, saveRate: { ...ASSUMPTIONS.campaign.saveRate, a: 7 } } }],
  ])('reads %s as “%s”', (id, text, change) => {
    expect(readTyped({ ...typed, [id]: text }, inUse)).toEqual({ values: { ...inUse, ...change } });
  });

  it.each([
    ['grossMargin', '101', 'Enter a percentage from 0 to 100; got “101”.'], ['grossMargin', '', 'Enter a percentage from 0 to 100; got “”.'], ['discountRate', '51', 'Enter a percentage from 0 to 50; got “51”.'],
    ['clvHorizon', '1.5', 'Enter a whole number from 1 to 240; got “1.5”.'], ['leaveWithin', '0', 'Enter a whole number from 1 to 24; got “0”.'], ['acceptance', 'half', 'Enter a percentage from 0 to 100; got “half”.'],
    ['acceptance', '0x1', 'Enter a percentage from 0 to 100; got “0x1”.'], ['acceptance', '1e1', 'Enter a percentage from 0 to 100; got “1e1”.'], ['campaign/contactCost', '-1', 'Enter a number of 0 or more; got “-1”.'],
    ['campaign/saveRate/b', '0', 'Enter a number of 0.01 or more; got “0”.'], ['riskBands/medium', '20', 'Medium must begin above low (30%).'], ['riskBands/high', '50', 'High must begin above medium (50%).'],
  ])('refuses %s as “%s” at its field', (id, text, message) => {
    expect(readTyped({ ...typed, [id]: text }, inUse)).toEqual({ errors: { [id]: message } });
  });

  it('whatever is typed, gives what can be saved or an error of a known field', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...FIELDS.map(({ id }) => id)), fc.oneof(fc.string(), fc.double().map(String), fc.nat().map(String))), (entries) => {
      const read = readTyped(entries, inUse);
      if ('values' in read) expect(overridesSchema.safeParse(read.values).success).toBe(true);
      else for (const id of Object.keys(read.errors)) expect(FIELDS.map((field) => field.id)).toContain(id);
    }));
  });
});

it('the bounds of the fields are those of what can be saved', () => {
  for (const field of FIELDS.filter(({ id }) => !id.startsWith('riskBands'))) {
    const [key, ...path] = field.id.split('/') as ['grossMargin', ...string[]];
    const at = (value: number) => {
      const values = structuredClone(inUse) as unknown as Record<string, unknown>;
      const part = [key, ...path].slice(0, -1).reduce((object, name) => object[name] as Record<string, unknown>, values);
      part[path.at(-1) ?? key] = value;
      return overridesSchema.safeParse(values).success;
    };
    expect([at(field.min), at(field.max), at(field.min - (field.whole ? 1 : 1e-3)), at(field.max * 1.01)], field.id).toEqual([true, true, false, false]);
  }
});
