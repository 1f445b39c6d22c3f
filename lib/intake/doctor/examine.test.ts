import { describe, expect, it } from 'vitest';
import { telcoDataset } from '@/lib/churn/training/telcoDataset.fixture';
import { TELCO_AVAILABLE } from '@/lib/churn/training/telco.fixture';
import { planted, type PlantedColumn } from '@/lib/churn/training/leaks.fixture';
import { churned, type Dataset } from '@/lib/dataset/dataset';
import { dictionarySchema } from '@/lib/dataset/schema';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { applyChange } from './change';
import { gymOf, gymWith, members } from './doctor.fixture';
import { examine } from './examine';

/** What a file out of a customer system may bring that is known only after the customer left. */
function threeLeaks(y: Uint8Array): Record<string, PlantedColumn> {
  return {
    churn_score: { spec: { type: 'integer' }, value: (row) => (y[row] ? 65 + ((row * 7) % 35) : 5 + ((row * 7) % 61)) },
    churn_reason: { spec: { type: 'category', categories: ['Price', 'Moved', 'Rival'] }, value: (row) => (y[row] ? ['Price', 'Moved', 'Rival'][row % 3]! : '') },
    days_since_end: { spec: { type: 'integer' }, value: (row) => (y[row] ? row % 300 : '') },
  };
}

async function leaksFound(dataset: Dataset): Promise<string[]> {
  const found = examine({ dataset: await planted(dataset, threeLeaks(churned(dataset))) });
  return found.filter(({ severity }) => severity === 'warns').map(({ id }) => id).sort();
}

const LEAKS = ['leak:churn_reason', 'leak:churn_score', 'leak:days_since_end'];

describe('the bundled data', async () => {
  const { dataset } = await readDataset('data');

  it('bring no warning', () => expect(examine({ dataset }).map(({ severity, id }) => `${severity} ${id}`)).toMatchInlineSnapshot(`
    [
      "notes blank:total_charges",
      "notes blank:late_payments",
      "notes missing:usage_gb",
      "notes total:total_charges",
      "notes protected",
    ]
  `));
  it('bring a warning for each of three planted leaks, and no other', async () => expect(await leaksFound(dataset)).toEqual(LEAKS));
});

describe.skipIf(!TELCO_AVAILABLE)(`telco${TELCO_AVAILABLE ? '' : ': skipped, ../shared/data/telco-customer-churn.csv is absent'}`, () => {
  it('brings no warning, and its blank totals are explained', async () => {
    const found = examine({ dataset: await telcoDataset() });
    expect(found.map(({ severity, id }) => `${severity} ${id}`)).toMatchInlineSnapshot(`
      [
        "notes duplicates",
        "notes blank:TotalCharges",
        "notes total:TotalCharges",
        "notes protected",
      ]
    `);
    expect(found.find(({ id }) => id === 'blank:TotalCharges')!.title).toBe('The 11 empty cells of "TotalCharges" are exactly the 11 rows with tenure 0.');
  });

  it('brings a warning for each of three planted leaks, and no other', async () => expect(await leaksFound(await telcoDataset())).toEqual(LEAKS));
});

describe('a file of many troubles', async () => {
  const y = churned(await gymWith());
  const dataset = await gymWith({
    ...threeLeaks(y),
    country: { spec: { type: 'category', categories: ['DE'] }, value: () => 'DE' },
    town: { spec: { type: 'category', categories: Array.from({ length: 90 }, (_, i) => `Town ${i}`) }, value: (row) => `Town ${row % 90}` },
    visits: { spec: { type: 'integer' }, value: (row) => (row % 40 ? row % 30 : -1) },
  });
  const found = examine({ dataset });

  it('is told in the order of what is to be done, each trouble once', () => {
    expect(found.map(({ severity, id }) => `${severity} ${id}`)).toMatchInlineSnapshot(`
      [
        "warns leak:churn_score",
        "warns leak:churn_reason",
        "warns leak:days_since_end",
        "warns constant:country",
        "warns code:visits",
      ]
    `);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  it('has remedies that leave a dictionary that can be used, one by one and together', () => {
    const remedies = found.flatMap(({ remedy }) => remedy ?? []);
    expect(remedies.length).toBeGreaterThan(4);
    for (const { change } of remedies) expect(dictionarySchema.safeParse(applyChange(dataset.dictionary, change)).error).toBeUndefined();
    const mended = remedies.reduce((dictionary, { change }) => applyChange(dictionary, change), dataset.dictionary);
    expect(dictionarySchema.safeParse(mended).error).toBeUndefined();
  });

  it('is the same told twice, and takes leaks that were found before', () => {
    expect(examine({ dataset })).toEqual(found);
    expect(examine({ dataset, leaks: [] }).map(({ id }) => id)).not.toContain('leak:churn_score');
  });
});

it('a file of one row is examined too', async () => {
  expect(examine({ dataset: await gymOf(members(1)) })[0]!.id).toBe('rows');
});
