import { describe, expect, it } from 'vitest';
import { draftDictionary, type Draft } from '@/lib/dataset/mapping/draftDictionary';
import { profileRows } from '@/lib/dataset/mapping/profile';
import { CUSTOMARY_READING } from '@/lib/dataset/reading/schema';
import { field, readMapForm } from './readMapForm';

const HEADER = ['member_no', 'months_member', 'monthly_fee', 'pool', 'cancelled'];
const rows = Array.from({ length: 200 }, (_, i) => [`M-${i}`, String(1 + (i % 40)), `${20 + (i % 9)}.5`, i % 3 === 0 ? 'yes' : 'no', i % 4 === 0 ? 'yes' : 'no']);

async function draft(): Promise<Draft> {
  return draftDictionary({ fileName: 'gym.csv', profile: await profileRows(HEADER, rows) });
}

/** The form as the page shows it, with some fields changed. */
function form({ guesses, dictionary, file }: Draft, changes: Record<string, string | null> = {}): FormData {
  const data = new FormData();
  guesses.forEach(({ name, role, type, label }, i) => {
    const spec = dictionary!.columns.find((column) => column.name === name)!;
    const shown = { [field.column(i)]: name, [field.role(i)]: role, [field.type(i)]: type, [field.label(i)]: label, ...(spec.type === 'integer' || spec.type === 'number' ? { [field.period(i)]: spec.period ?? 'month' } : {}) };
    for (const [key, value] of Object.entries(shown)) data.set(key, value);
  });
  const terms = { name: file.name.value, currency: file.currency.value, snapshotDate: '', rowsAre: file.rowsAre.value, windowStart: '', windowEnd: '', margin: '60', 'was.margin': '60', encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: '0' };
  for (const [key, value] of Object.entries({ ...terms, ...changes })) {
    if (value === null) data.delete(key);
    else data.set(key, value);
  }
  return data;
}

const read = (shown: Draft, changes?: Record<string, string | null>) => readMapForm(form(shown, changes), shown, CUSTOMARY_READING, { changes: {}, assumptions: {} });

describe('readMapForm', () => {
  it('takes nothing for a choice that was not changed', async () => {
    expect(read(await draft())).toEqual({ change: { changes: {}, remedies: [] }, rereads: false, refused: [] });
  });

  it('keeps what was changed, and only that', async () => {
    const result = read(await draft(), { [field.role(3)]: 'ignored', [field.label(1)]: 'Months', [field.period(1)]: 'year', name: 'City Gym', currency: 'EUR', margin: '45,5 %' });
    expect(result).toEqual({
      change: { changes: { name: 'City Gym', currency: 'EUR', columns: { pool: { role: 'ignored' }, months_member: { label: 'Months', period: 'year' } } }, remedies: [], assumptions: { grossMargin: 0.455 } },
      rereads: false, refused: [],
    });
  });

  it('refuses what cannot be and takes the rest', async () => {
    const { change, refused } = read(await draft(), { [field.role(3)]: 'tenure', currency: 'euro', name: 'City Gym', margin: '160' });
    expect(change.changes).toEqual({ name: 'City Gym' });
    expect(refused).toHaveLength(3);
    expect(refused.join(' ')).toContain('currency code');
    expect(refused.join(' ')).toContain('Gross margin "160": expected a percentage from 0 to 100.');
  });

  it('has the file read anew where its dialect is changed', async () => {
    const { change, rereads } = read(await draft(), { delimiter: 'tab', quote: 'none', skipLines: '2' });
    expect(rereads).toBe(true);
    expect(change.reading).toEqual({ ...CUSTOMARY_READING, delimiter: '\t', quote: null, skipLines: 2 });
    expect(read(await draft(), { skipLines: 'two' })).toMatchObject({ rereads: false, refused: ['Lines before the first row: expected a whole number from 0 to 100.'] });
  });

  it('takes nothing from the line of a column that the draft does not have', async () => {
    expect(read(await draft(), { [field.column(3)]: 'sauna', [field.role(3)]: 'ignored' }).change.changes).toEqual({});
  });

  it('has the file read anew where the first row is said to be a customer, or to be none, and asks no more', async () => {
    const asked = draftDictionary({ ...(await draft()).input, headerDoubt: 'It has "Yes" in it.' });
    expect(asked.questions.map(({ id }) => id)).toEqual(['header', 'currency']);
    const answered = read(asked, { [field.answer('header')]: '1' });
    expect(answered).toMatchObject({ rereads: true, change: { reading: { header: false }, changes: { reading: { header: false } } } });
    expect(draftDictionary({ ...asked.input, reading: answered.change.reading! }, answered.change.changes).questions.map(({ id }) => id)).toEqual(['currency']);
    expect(read(asked, { [field.answer('header')]: '0', header: 'names' })).toMatchObject({ rereads: false, change: { changes: {} } });
    expect(read(await draft(), { header: 'customer' })).toMatchObject({ rereads: true, change: { reading: { header: false }, changes: { reading: { header: false } } } });
  });
});
