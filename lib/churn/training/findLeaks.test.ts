import { describe, expect, it } from 'vitest';
import { churned } from '@/lib/dataset/dataset';
import { datasetOf, dictionaryJson, HEADER } from '@/lib/dataset/dataset.fixture';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import { findLeaks } from './findLeaks';
import { planted, type PlantedColumn } from './leaks.fixture';
import { telcoDataset } from './telcoDataset.fixture';
import { TELCO_AVAILABLE } from './telco.fixture';

const integers = { type: 'integer' };
const yesNo = { type: 'category', categories: ['no', 'yes'] };

/** The three plants of the check M5: the label again, with 2% flipped, and a number that only those who left have. */
function threePlants(y: Uint8Array): Record<string, PlantedColumn> {
  const random = createRandom(5);
  const flipped = new Set(sampleWithoutReplacement(y.length, Math.round(y.length / 50), random));
  const word = (label: number) => (label ? 'yes' : 'no');
  return {
    copy: { spec: yesNo, value: (row) => word(y[row]!) },
    noisyCopy: { spec: yesNo, value: (row) => word(flipped.has(row) ? 1 - y[row]! : y[row]!) },
    monthsSince: { spec: integers, value: (row) => (y[row] ? 1 + (row % 24) : '') },
  };
}

const found = (leaks: ReturnType<typeof findLeaks>) => Object.fromEntries(leaks.map(({ name, reason }) => [name, reason]));

describe('on the bundled data', async () => {
  const { dataset } = await readDataset('data');
  const y = churned(dataset);

  it('raises no alarm', () => expect(findLeaks(dataset)).toEqual([]));

  it('finds 3 of 3 plants and nothing else', async () => {
    const leaks = findLeaks(await planted(dataset, threePlants(y)));
    expect(found(leaks)).toEqual({ copy: 'copies-outcome', noisyCopy: 'copies-outcome', monthsSince: 'after-outcome' });
    // With 2% of each class flipped, AUC is (.98 + .98)/2.
    expect(leaks.map(({ rocAuc }) => rocAuc)).toEqual([1, expect.closeTo(0.98, 2), 1]);
    expect(leaks.map(({ detail }) => detail)).toMatchInlineSnapshot(`
      [
        "Of 1000 pairs of a customer who left and one who stayed, this column alone tells 1000 apart (ROC AUC 1.000): it restates the outcome.",
        "Of 1000 pairs of a customer who left and one who stayed, this column alone tells 980 apart (ROC AUC 0.980): it restates the outcome.",
        "It is filled in for 2326 of 2326 customers who left and for 0 of 5674 who stayed: it is known only after they left.",
      ]
    `);
  });

  it('finds a column that is empty for those who left, and numbers that give the outcome away by their size', async () => {
    const random = createRandom(6);
    const leaks = findLeaks(
      await planted(dataset, {
        renewal: { spec: integers, value: (row) => (y[row] ? '' : row % 300) },
        // A number that is 0 but for those who left, and one that is high for them.
        noticeDays: { spec: integers, value: (row) => (y[row] ? 1 + (row % 90) : 0) },
        noise: { spec: { type: 'number' }, value: () => random().toFixed(6) },
        closing: { spec: { type: 'number' }, value: (row) => (random() + (y[row] ? 0.8 : 0)).toFixed(6) },
      }),
    );
    // Of two uniform numbers 0.8 apart, the higher is below the lower in .2²/2 = 2% of pairs: AUC .98.
    expect(found(leaks)).toEqual({ renewal: 'after-outcome', noticeDays: 'copies-outcome', closing: 'copies-outcome' });
    expect(leaks[0]!.detail).toMatch(/^It is filled in for 0 of .* it is cleared once they left\.$/);
    expect(leaks[2]!.rocAuc).toBeCloseTo(0.98, 1);
  });

  it('finds identifiers: running, random and with gaps, as numbers and as categories', async () => {
    const random = createRandom(7);
    const n = dataset.rowCount;
    const running = sampleWithoutReplacement(n, n, random);
    const gaps = sampleWithoutReplacement(10 * n, n, random);
    const leaks = findLeaks(
      await planted(dataset, {
        running: { spec: integers, value: (row) => 100_000 + running[row]! },
        inFileOrder: { spec: integers, value: (row) => row },
        gaps: { spec: integers, value: (row) => gaps[row]! },
        phone: { spec: { type: 'integer', max: 1e12 }, value: () => Math.floor(1e9 + random() * 9e9) },
        code: { spec: { type: 'category', categories: Array.from({ length: n }, (_, i) => `K${i}`) }, value: (row) => `K${running[row]}` },
      }),
    );
    expect(found(leaks)).toEqual({ running: 'identifier', inFileOrder: 'identifier', gaps: 'identifier', phone: 'identifier', code: 'identifier' });
    expect(leaks[0]!.detail).toMatchInlineSnapshot(`"It has 8000 different values for 8000 customers: it tells who a customer is, not what the customer is like."`);
  });

  it('leaves quantities alone that hardly repeat', async () => {
    const random = createRandom(8);
    const bell = () => random() + random() + random() + random() - 2;
    const leaks = findLeaks(
      await planted(dataset, {
        income: { spec: integers, value: () => Math.round(50_000_000 * Math.exp(bell())) },
        weight: { spec: integers, value: () => Math.round(1e8 + 1e7 * bell()) },
        // Decimals that never repeat and lie evenly are measured, not handed out.
        share: { spec: { type: 'number' }, value: () => random() },
        city: { spec: { type: 'category', categories: Array.from({ length: 900 }, (_, i) => `City ${i}`) }, value: () => `City ${Math.floor(random() * 900)}` },
        empty: { spec: integers, value: () => '' },
      }),
    );
    expect(leaks).toEqual([]);
  });
});

describe('on 200 customers', async () => {
  // Months and fees repeat; those of few months leave more often.
  const random = createRandom(9);
  const members = Array.from({ length: 200 }, (_, i) => `m${i},${i % 40},${i % 9 ? 20 + (i % 7) : ''},Basic,${random() < (i % 40 < 15 ? 0.6 : 0.15) ? 'Yes' : 'No'}`);
  const dataset = await datasetOf([HEADER, ...members].join('\n'), dictionaryJson((json) => { json.columns.find(({ name }) => name === 'fee')!.nullable = true; }));

  it('raises no alarm, and finds 3 of 3 plants and both kinds of identifier', async () => {
    expect(findLeaks(dataset)).toEqual([]);
    const leaks = findLeaks(
      await planted(dataset, {
        ...threePlants(churned(dataset)),
        number: { spec: integers, value: (row) => 7000 + ((row * 77) % 200) },
        code: { spec: { type: 'category', categories: Array.from({ length: 120 }, (_, i) => `K${i}`) }, value: (row) => `K${row % 120}` },
      }),
    );
    expect(found(leaks)).toEqual({ copy: 'copies-outcome', noisyCopy: 'copies-outcome', monthsSince: 'after-outcome', number: 'identifier', code: 'identifier' });
  });

  it('asks no tenure or charge whether it is an identifier', async () => {
    const different = await datasetOf(`id,months,fee,plan,left\n${Array.from({ length: 80 }, (_, i) => `m${i},${i + 1},${i + 100},Basic,${i % 3 ? 'No' : 'Yes'}`).join('\n')}`);
    expect(findLeaks(different)).toEqual([]);
  });

  it('does not judge what is too little to judge', async () => {
    const few = (n: number, left: number) => datasetOf(`id,months,fee,plan,left\n${Array.from({ length: n }, (_, i) => `m${i},${i < left ? 1 : 50},9,Basic,${i < left ? 'Yes' : 'No'}`).join('\n')}`);
    expect(findLeaks(await few(49, 20))).toEqual([]);
    expect(findLeaks(await few(100, 9))).toEqual([]);
    expect(found(findLeaks(await few(100, 10)))).toEqual({ months: 'copies-outcome' });
  });
});

describe.skipIf(!TELCO_AVAILABLE)('on telco', () => {
  it('raises no alarm', async () => expect(findLeaks(await telcoDataset())).toEqual([]));
});
