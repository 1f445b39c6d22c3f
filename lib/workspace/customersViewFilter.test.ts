import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetOf, dictionaryJson, HEADER } from '@/lib/dataset/dataset.fixture';
import { canFilterBy, readFilter } from './customersViewFilter';

const CSV = `${HEADER}\nA,1,20.50,Basic,No\nB,3,,"Plus, with sauna",Yes\nC,6,30,Basic,No\nD,60,99.99,Basic,Yes\n`;
const IDS = ['A', 'B', 'C', 'D'];
const gym = () => datasetOf(CSV, dictionaryJson());

async function picked(column: string, value: string): Promise<string> {
  const filter = readFilter(await gym(), column, value);
  return typeof filter === 'string' ? filter : `${filter.label} → ${IDS.filter((_, row) => filter.includes(row)).join('')}`;
}

describe('readFilter', () => {
  it('takes categories by value', async () => {
    expect(await picked('plan', 'Plus, with sauna')).toBe('Plan: Plus, with sauna → B');
    expect(await picked('plan', 'plus')).toBe('Plan has no value "plus".');
    expect(await picked('plan', '__proto__')).toBe('Plan has no value "__proto__".');
  });

  it('takes numbers as ranges whose ends belong to them, open to either side, or as one number', async () => {
    expect(await picked('months', '3..6')).toBe('Months: 3 to 6 months → BC');
    expect(await picked('months', '..3')).toBe('Months: up to 3 months → AB');
    expect(await picked('months', '60..')).toBe('Months: 60 months or more → D');
    expect(await picked('months', '1..1')).toBe('Months: 1 month → A');
    expect(await picked('months', '6')).toBe('Months: 6 months → C');
    expect(await picked('fee', '20.5..30')).toBe('Fee: €20.50 to €30.00 a month → AC');
    expect(await picked('fee', '-1e3..2.05e1')).toBe('Fee: −€1,000.00 to €20.50 a month → A');
  });

  it('takes nothing for not known', async () => {
    expect(await picked('fee', '')).toBe('Fee: not known → B');
    expect(await picked('plan', '')).toBe('Plan: not known → ');
  });

  it.each(['..', '6..3', '3...6', '3..6..9', 'many', '0x10', '1e', ' 3', 'Infinity..', 'NaN..NaN'])('says what is wrong with the range "%s"', async (value) => {
    expect(await picked('months', value)).toBe(`Months is asked for as a range such as 3..6, ..6 or 60..; got "${value}".`);
  });

  it('knows columns that the model may see, and no other', async () => {
    for (const column of ['id', 'left', 'size', '__proto__', 'constructor']) expect(await picked(column, 'A')).toBe(`There is no filter "${column}".`);
    expect(await picked('x'.repeat(50), 'A')).toBe(`There is no filter "${'x'.repeat(40)}…".`);
    const guarded = await datasetOf(CSV, dictionaryJson((json) => { json.columns[3]!.role = 'protected'; }));
    expect(readFilter(guarded, 'plan', 'Basic')).toBe('Customers are not listed by plan: it is kept for fairness checks alone.');
  });

  it('agrees with the numbers themselves on any range', async () => {
    const dataset = await gym();
    const months = [1, 3, 6, 60];
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 70 }), fc.nat(70), (from, width) => {
        const filter = readFilter(dataset, 'months', `${from}..${from + width}`);
        return typeof filter !== 'string' && months.every((value, row) => filter.includes(row) === (value >= from && value <= from + width));
      }),
    );
  });
});

it('leaves the list its own parameters', () => {
  expect(['page', 'status', 'plan'].map(canFilterBy)).toEqual([false, false, true]);
});
