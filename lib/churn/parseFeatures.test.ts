import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '@/lib/dataset/dataset';
import { datasetOf, dictionaryJson } from '@/lib/dataset/dataset.fixture';
import { predictCustomer, type ChurnModel } from './model';
import { MEMBERS, quickModel } from './model.fixture';
import { parseFeatures, type ParsedFeatures } from './parseFeatures';

type Input = Record<string, string | number | null>;
const GOOD = { months: 12, fee: 25, plan: 'Basic' };
const described = dictionaryJson((json) => Object.assign(json.columns[3]!, { categoryLabels: { 'Plus, with sauna': 'Plus' } }));
let dataset: Dataset;
let model: ChurnModel;
let parse: (input: Input) => ParsedFeatures;

beforeAll(async () => {
  dataset = await datasetOf(MEMBERS, described);
  model = await quickModel(dataset);
  parse = (input) => parseFeatures(dataset.dictionary, model.card.encoder, input);
});

const errors = (input: Input) => {
  const parsed = parse(input);
  return parsed.ok ? 'accepted' : parsed.fieldErrors;
};
const warnings = (input: Input) => {
  const parsed = parse(input);
  return parsed.ok ? parsed.warnings.map(({ feature, message }) => `${feature}: ${message}`) : 'refused';
};

describe('parseFeatures', () => {
  it('reads text and numbers alike', () => {
    const typed = parse({ months: ' 12 ', fee: '25.0', plan: ' Basic ' });
    expect(typed).toEqual(parse(GOOD));
    expect(typed).toEqual({ ok: true, values: GOOD, warnings: [] });
  });

  it('says at each field what it needs', () => {
    expect(errors({})).toMatchInlineSnapshot(`
      {
        "months": "Enter the months as a whole number from 0 to 600.",
        "plan": "Choose the plan: Basic, Plus, with sauna (Plus).",
      }
    `);
    expect(errors({ months: '2.5', fee: '1,5', plan: 'Gold' })).toMatchInlineSnapshot(`
      {
        "fee": "Enter the fee as a number from 0 to 1000; got "1,5". Write decimals with a point.",
        "months": "Enter the months as a whole number from 0 to 600; got "2.5".",
        "plan": ""Gold" is not a known plan. Choose one of: Basic, Plus, with sauna (Plus).",
      }
    `);
    expect(errors({ months: -1, fee: 1e308, plan: 7 })).toMatchInlineSnapshot(`
      {
        "fee": "Enter the fee as a number from 0 to 1000; got "1e+308".",
        "months": "Enter the months as a whole number from 0 to 600; got "-1".",
        "plan": ""7" is not a known plan. Choose one of: Basic, Plus, with sauna (Plus).",
      }
    `);
    expect(errors({ months: NaN, fee: Infinity, plan: null })).toMatchInlineSnapshot(`
      {
        "fee": "Enter the fee as a number from 0 to 1000; got "Infinity".",
        "months": "Enter the months as a whole number from 0 to 600; got "NaN".",
        "plan": "Choose the plan: Basic, Plus, with sauna (Plus).",
      }
    `);
    expect(errors({ ...GOOD, height: 180, id: 'M1', left: 'No' })).toMatchInlineSnapshot(`
      {
        "height": ""height" is not a feature of this model.",
        "id": ""id" is not a feature of this model.",
        "left": ""left" is not a feature of this model.",
      }
    `);
    expect(errors({ ...GOOD, plan: 'x'.repeat(200) })).toMatchInlineSnapshot(`
      {
        "plan": ""xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" is not a known plan. Choose one of: Basic, Plus, with sauna (Plus).",
      }
    `);
  });

  it('speaks of the decimal point for a number with a comma only', () => {
    const hint = / Write decimals with a point\.$/;
    for (const fee of ['1,5', '1.234,56', ',', '1,5 €']) expect((errors({ ...GOOD, fee }) as Record<string, string>).fee, fee).toMatch(hint);
    for (const fee of ['1.5.', '1 5', '1;5', 'x', '-1']) expect((errors({ ...GOOD, fee }) as Record<string, string>).fee, fee).toMatch(/^Enter the fee as a number from 0 to 1000; got ".+"\.$/);
    expect((errors({ ...GOOD, plan: 'Plus, 1,5' }) as Record<string, string>).plan).not.toMatch(hint);
  });

  it('takes the names of an object for the unknown fields that they are', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
      const input = JSON.parse(`{"months": 12, "fee": 25, "plan": "Basic", ${JSON.stringify(name)}: "x"}`) as Input;
      const found = errors(input) as Record<string, string>;
      expect(Object.keys(found)).toEqual([name]);
      expect(Object.getOwnPropertyDescriptor(found, name)!.value).toBe(`"${name}" is not a feature of this model.`);
    }
    expect(errors(JSON.parse('{"__proto__": {"months": 12, "fee": 25, "plan": "Basic"}}') as Input)).toHaveProperty('months');
  });

  it('warns of what is filled in, kept as a gap, or beyond what was learned', () => {
    expect(warnings(GOOD)).toEqual([]);
    expect(warnings({ ...GOOD, fee: '' })).toMatchInlineSnapshot(`
      [
        "fee: Fee: empty; scored like the customers on file for whom it is empty.",
      ]
    `);
    expect(warnings({ ...GOOD, fee: null, months: 600 })).toMatchInlineSnapshot(`
      [
        "months: Months 600 lies outside the customers the model learned from (0 to 59); it is scored like the nearest of them.",
        "fee: Fee: empty; scored like the customers on file for whom it is empty.",
      ]
    `);
    const typical = model.card.encoder.map((feature) => ({ ...feature, missing: { as: 'typical' as const, code: 1 } }));
    const parsed = parseFeatures(dataset.dictionary, typical, { ...GOOD, fee: null });
    expect(parsed.ok && parsed.warnings[0]!.message).toMatchInlineSnapshot(`"Fee: not known; filled with the median (32.5)."`);
  });

  it('refuses a dictionary that is not the model\'s', () => {
    const other = { ...dataset.dictionary, columns: dataset.dictionary.columns.slice(0, 3) };
    expect(() => parseFeatures(other, model.card.encoder, GOOD)).toThrowErrorMatchingInlineSnapshot(`[RangeError: The dictionary does not describe the feature "plan"]`);
  });

  it('gives a finite probability or errors at fields for 10,000 bodies, and never throws', () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.integer(), fc.constantFrom(null, '', 'NaN', '1e308', '12', 12, '2.5', 'Basic', 'Plus, with sauna', 'Plus', '1,5', '__proto__', '25'), fc.integer({ min: 0, max: 600 }).map(String));
    const name = fc.oneof({ weight: 20, arbitrary: fc.constantFrom('months', 'fee', 'plan') }, { weight: 1, arbitrary: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'id')) });
    const good = fc.record({ months: fc.integer({ min: 0, max: 600 }), fee: fc.option(fc.double({ min: 0, max: 1000, noNaN: true })), plan: fc.constantFrom('Basic', 'Plus, with sauna') });
    const body = fc.oneof(fc.array(fc.tuple(name, value), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)), fc.tuple(good, fc.array(fc.tuple(name, value), { maxLength: 1 })).map(([values, change]) => ({ ...values, ...Object.fromEntries(change) })));
    let accepted = 0;
    fc.assert(
      fc.property(body, (input) => {
        const parsed = parse(input);
        if (!parsed.ok) return Object.values(parsed.fieldErrors).length > 0 && Object.values(parsed.fieldErrors).every((message) => message.endsWith('.'));
        accepted++;
        const probability = predictCustomer(model, parsed.values);
        return probability >= 0 && probability <= 1;
      }),
      { numRuns: 10_000 },
    );
    expect(accepted).toBeGreaterThan(1000);
  });
});
