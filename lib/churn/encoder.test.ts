import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetOf, dictionaryJson, HEADER } from '@/lib/dataset/dataset.fixture';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { encodeRows, encoderSchema, encodeValues, featureValues, fitEncoder, typicalValues } from './encoder';
import { MEMBERS } from './model.fixture';

const nullable = (name: string) => dictionaryJson((json) => { json.columns.find((column) => column.name === name)!.nullable = true; });

describe('training and serving', () => {
  it('encode every row of the bundled file to the same bits', async () => {
    const { dataset } = await readDataset('data');
    const encoder = fitEncoder(dataset);
    const X = new Uint32Array(encodeRows(encoder, dataset).buffer);
    const p = encoder.length;
    for (let row = 0; row < dataset.rowCount; row++) {
      const one = new Uint32Array(encodeValues(encoder, featureValues(dataset, row)).buffer);
      for (let j = 0; j < p; j++) if (one[j] !== X[row * p + j]) expect.fail(`row ${row}, ${encoder[j]!.name}`);
    }
    expect(p).toBe(12);
  });

  it('encode the same after the encoder went through its file', async () => {
    const dataset = await datasetOf(MEMBERS);
    const encoder = fitEncoder(dataset);
    expect(encodeRows(encoderSchema.parse(JSON.parse(JSON.stringify(encoder))), dataset)).toEqual(encodeRows(encoder, dataset));
  });

  it('encode chosen rows in their order, and a role with another value', async () => {
    const dataset = await datasetOf(MEMBERS);
    const encoder = fitEncoder(dataset);
    const [all, p] = [encodeRows(encoder, dataset), encoder.length];
    expect(encodeRows(encoder, dataset, [7, 3])).toEqual(Float32Array.of(...all.slice(7 * p, 8 * p), ...all.slice(3 * p, 4 * p)));
    expect(encodeRows(encoder, dataset, [7, 3], { tenure: (row) => row + 0.5 }).filter((_, i) => i % p === 0)).toEqual(Float32Array.of(7.5, 3.5));
    expect(encodeRows(encoder, dataset, [])).toHaveLength(0);
  });

  it('refuse a dataset without a column that the encoder knows', async () => {
    const encoder = fitEncoder(await datasetOf(MEMBERS));
    const without = await datasetOf(MEMBERS, dictionaryJson((json) => { json.columns = json.columns.filter((column) => column.name !== 'fee'); }));
    expect(() => encodeRows(encoder, without)).toThrowErrorMatchingInlineSnapshot(`[RangeError: The dataset has no feature column "fee"]`);
  });
});

describe('missing values', () => {
  it('are a bucket below every number where training had gaps, also as 32-bit floats', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.integer({ min: -50, max: 50 }), fc.integer({ min: 2 ** 24, max: 2 ** 24 + 3 })), { minLength: 1, maxLength: 20 }),
        async (values) => {
          const described = dictionaryJson((json) => Object.assign(json.columns[2]!, { min: -1e12, max: 1e12 }));
          const dataset = await datasetOf(`${HEADER}\n${[...values, ''].map((fee, i) => `${i},1,${fee},Basic,No`).join('\n')}\n`, described);
          const encoder = fitEncoder(dataset);
          const codes = encodeRows(encoder, dataset).filter((_, i) => i % encoder.length === 1);
          const missing = codes.at(-1)!;
          expect(Number.isFinite(missing)).toBe(true);
          expect([...codes.subarray(0, -1)].every((code) => code > missing)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are the median where training had none, and the commonest category likewise', async () => {
    const dataset = await datasetOf(`${HEADER}\na,1,10,Basic,No\nb,5,20,Basic,No\nc,9,90,"Plus, with sauna",Yes\n`);
    const encoder = fitEncoder(dataset);
    expect([...encodeValues(encoder, {})]).toEqual([5, 20, 0]);
    expect(typicalValues(encoder)).toEqual({ months: 5, fee: 20, plan: 'Basic' });
    expect(encoder.map((feature) => feature.missing.as)).toEqual(['typical', 'typical', 'typical']);
  });

  it('of a category have a code of their own where training had gaps', async () => {
    const encoder = fitEncoder(await datasetOf(`${HEADER}\na,1,10,Basic,No\nb,5,20,,No\n`, nullable('plan')));
    expect(encodeValues(encoder, { plan: null })[2]).toBe(-1);
  });

  it('in a whole column leave codes finite and the typical value unknown', async () => {
    const dataset = await datasetOf(`${HEADER}\na,1,,Basic,No\nb,5,,Basic,No\n`);
    const encoder = fitEncoder(dataset);
    // Without a value seen, the range is what the dictionary allows.
    expect(encoder[1]).toMatchObject({ typical: null, min: 0, max: 1000, missing: { as: 'bucket', code: -100 } });
    expect([...encodeRows(encoder, dataset)].every(Number.isFinite)).toBe(true);
    expect(typicalValues(encoder).fee).toBeNull();
    const categories = fitEncoder(await datasetOf(`${HEADER}\na,1,,,No\nb,5,,,No\n`, nullable('plan')));
    expect(typicalValues(categories).plan).toBe('Basic');
    expect(encodeValues(categories, {})[2]).toBe(-1);
  });

  it('and values of any other kind never give a code that is not finite', async () => {
    const encoder = fitEncoder(await datasetOf(MEMBERS));
    const any = fc.dictionary(fc.constantFrom('months', 'fee', 'plan', '__proto__', 'constructor', 'other'), fc.oneof(fc.double(), fc.string(), fc.constantFrom(null, 'Basic', 'Gold', NaN, Infinity, -Infinity)));
    fc.assert(fc.property(any, (values) => [...encodeValues(encoder, values as never)].every((code) => !Number.isNaN(code))), { numRuns: 2000 });
    expect([...encodeValues(encoder, { months: NaN, fee: Infinity, plan: 'Gold' })].every(Number.isFinite)).toBe(true);
  });
});
