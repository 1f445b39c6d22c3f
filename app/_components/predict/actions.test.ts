import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEFT, serve, STAYED } from '@/app/api/served.fixture';
import { EMPTY_FORM } from '@/lib/workspace/predictForm';
import { submitPredictForm, suggestCustomerIds } from './actions';

function form(entries: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}
const submit = (...entries: [string, string | File][]) => submitPredictForm(EMPTY_FORM, form(entries));
const VALUES: [string, string][] = [['feature.months', '12'], ['feature.fee', '25'], ['feature.plan', 'Basic']];

beforeAll(() => serve());

describe('submitPredictForm', () => {
  it('looks up, predicts, starts from a typical customer and clears', async () => {
    expect(await submit(['intent', 'lookup'], ['customerId', STAYED])).toMatchObject({ customerId: STAYED, errors: {}, outcome: { kind: 'prediction', basis: 'record' } });
    expect(await submit(['intent', 'lookup'], ['customerId', LEFT])).toMatchObject({ outcome: { kind: 'left' } });
    expect(await submit(['intent', 'predict'], ...VALUES)).toMatchObject({ outcome: { kind: 'prediction', basis: 'prospect' }, errors: {} });
    expect(await submit(['intent', 'typical'])).toMatchObject({ typical: true, outcome: { kind: 'prediction', basis: 'prospect' } });
    expect(await submit(['intent', 'prospect'], ['customerId', LEFT])).toMatchObject({ record: null, outcome: { kind: 'prediction', basis: 'prospect' } });
    expect(await submit(['intent', 'clear'], ...VALUES)).toEqual(EMPTY_FORM);
  });

  it('answers a lookup as it answers the record\'s details posted for a prediction', async () => {
    const found = await submit(['intent', 'lookup'], ['customerId', STAYED.toLowerCase()]);
    const details = Object.entries(found.values).map(([name, value]): [string, string] => [`feature.${name}`, value]);
    expect(details).toHaveLength(3);
    expect(await submit(['intent', 'predict'], ['customerId', STAYED], ...details)).toEqual(found);
    expect(await submit(['intent', 'lookup'], ['customerId', 'nobody'])).toMatchObject({ outcome: null, errors: { customerId: expect.any(String) } });
  });

  it('passes over the entries that Next adds', async () => {
    expect(await submit(['$ACTION_KEY', 'x'], ['$ACTION_REF_1', ''], ['intent', 'predict'], ...VALUES)).toMatchObject({ outcome: { kind: 'prediction' } });
  });

  it('takes the last of entries posted twice', async () => {
    expect(await submit(['intent', 'predict'], ...VALUES, ['feature.months', 'x'])).toMatchObject({ errors: { months: expect.any(String) } });
  });

  it('refuses what is no form, and forms that are not this one, in words', async () => {
    for (const garbage of [undefined, null, 'text', 7, {}, [], { intent: 'predict' }, new URLSearchParams('intent=predict')]) {
      expect((await submitPredictForm(EMPTY_FORM, garbage)).errors.form).toMatch(/^The form could not be read/);
    }
    const told = async (...entries: [string, string | File][]) => (await submit(...entries)).errors.form;
    expect(await told()).toMatchInlineSnapshot(`"The form could not be read: intent Invalid option: expected one of "lookup"|"predict"|"typical"|"prospect"|"clear"."`);
    expect(await told(['intent', 'drop'])).toMatchInlineSnapshot(`"The form could not be read: intent Invalid option: expected one of "lookup"|"predict"|"typical"|"prospect"|"clear"."`);
    expect(await told(['intent', 'predict'], ['other', 'x'])).toMatchInlineSnapshot(`"The form could not be read: Unrecognized key: "other"."`);
    expect(await told(['intent', 'lookup'], ['customerId', 'x'.repeat(101)])).toMatchInlineSnapshot(`"The form could not be read: customerId has more than 100 characters."`);
    expect(await told(['intent', 'predict'], ['feature.months', new File(['x'], 'a.txt')])).toMatchInlineSnapshot(`"The form could not be read: values months Invalid input: expected string, received File."`);
    expect(await told(['intent', 'predict'], ['feature.months', 'x'.repeat(201)])).toMatchInlineSnapshot(`"The form could not be read: values months has more than 200 characters."`);
  });

  it('never throws on 10,000 forms', async () => {
    const name = fc.oneof(fc.constantFrom('intent', 'customerId', 'values', '$ACTION', 'feature.', 'feature.months', 'feature.fee', 'feature.plan', 'feature.__proto__', 'feature.constructor', '__proto__', 'constructor'), fc.string());
    const value = fc.oneof(fc.constantFrom('lookup', 'predict', 'typical', 'prospect', 'clear', STAYED, LEFT, '12', 'Basic', '1e308', '', '__proto__', 'x'.repeat(300)), fc.string({ unit: 'binary' }), fc.constant(new File(['x'], 'x')));
    const intent = fc.constantFrom('lookup', 'predict', 'typical', 'prospect', 'clear').map((text): [string, string] => ['intent', text]);
    const entries = fc.tuple(fc.option(intent), fc.boolean(), fc.array(fc.tuple(name, value), { maxLength: 4 })).map(([first, good, rest]) => [...(first ? [first] : []), ...(good ? VALUES : []), ...rest]);
    let predictions = 0;
    await fc.assert(
      fc.asyncProperty(entries, async (list) => {
        const state = await submitPredictForm(EMPTY_FORM, form(list));
        if (state.outcome?.kind !== 'prediction') return Object.values(state.errors).every((message) => typeof message === 'string');
        predictions++;
        return state.outcome.probability >= 0 && state.outcome.probability <= 1;
      }),
      { numRuns: 10_000 },
    );
    expect(predictions).toBeGreaterThan(100);
  });
});

describe('suggestCustomerIds', () => {
  it('suggests for text, and nothing for anything else', async () => {
    expect(await suggestCustomerIds('m20')).toEqual(['M20', 'M200']);
    for (const prefix of [undefined, null, 1, {}, [], '', 'x'.repeat(101)]) expect(await suggestCustomerIds(prefix)).toEqual([]);
  });
});

it('says what is wrong with the data instead of failing', async () => {
  await serve({ customers: null }, { model: false });
  expect((await submit(['intent', 'predict'], ...VALUES)).errors.form).toContain('There is no customers.csv');
});
