import { describe, expect, it } from 'vitest';
import { guessReading, type GuessedReading } from './guessReading';
import { profileRows } from './profile';
import type { MappingChanges } from './schema';

/** Columns of cells, each repeated to 60 rows. */
async function guessed(columns: Record<string, string[]>, changes: MappingChanges = {}): Promise<GuessedReading> {
  const rows = Array.from({ length: 60 }, (_, i) => Object.values(columns).map((cells) => cells[i % cells.length]!));
  return guessReading(await profileRows(Object.keys(columns), rows), changes);
}
const ids = ({ questions }: GuessedReading) => questions.map(({ id }) => id);

describe('decimal mark and thousands', () => {
  it('follow from any number that can be read in one way only', async () => {
    const point = await guessed({ fee: ['29.85', '1.50'], total: ['1,234', '5,678'] });
    expect(point.reading).toMatchObject({ decimal: '.', thousands: ',' });
    expect(point.questions).toEqual([]);
    expect(point.notes).toMatchInlineSnapshot(`
      [
        "Numbers have a decimal point: "1.50" in "fee" can be read in no other way.",
        ""total", which alone could be read both ways, follow it.",
      ]
    `);
    const comma = await guessed({ fee: ['29,85', '1,50'], total: ['1.234', '5.678'] });
    expect(comma.reading).toMatchObject({ decimal: ',', thousands: '.' });
    expect(comma.questions).toEqual([]);
    expect((await guessed({ n: ["1'234.5", "12'000.0"] })).reading).toMatchObject({ decimal: '.', thousands: "'" });
    expect((await guessed({ n: ['1 234,5', '12\u00a0000,0'] })).reading).toMatchObject({ decimal: ',', thousands: ' ' });
    expect((await guessed({ n: ['1', '20'], c: ['a', 'b'] })).reading).toEqual({ decimal: '.', thousands: '', affixes: [], missing: [] });
  });

  it('are not asked because of identifiers that a program wrote as fractions', async () => {
    const file = { id: ['1001.0', '1002.0', '1003.0'], fee: ['29,85', '1,50'] };
    expect([(await guessed(file)).reading.decimal, (await guessed(file)).questions]).toEqual([',', []]);
    expect((await guessed({ id: file.id, total: ['1,234', '5,678'] })).reading).toMatchObject({ decimal: '.', thousands: ',' });
  });

  it('are asked where every number fits both', async () => {
    const thousands = await guessed({ premium: ['1,234', '2,500'] });
    expect(thousands.reading).toMatchObject({ decimal: '.', thousands: ',' });
    expect(thousands.questions).toMatchInlineSnapshot(`
      [
        {
          "answers": [
            {
              "changes": {
                "reading": {
                  "decimal": ".",
                },
              },
              "label": "A point ends the whole number: 1,234 is 1234",
            },
            {
              "changes": {
                "reading": {
                  "decimal": ",",
                },
              },
              "label": "A comma ends the whole number: 1,234 is 1.234",
            },
          ],
          "column": "premium",
          "id": "decimal",
          "question": "Is 1,234 a number of thousands, or one with three decimals?",
          "samples": [
            "1,234",
            "2,500",
          ],
          "why": "Every such number of the file has exactly three digits behind its mark, so it fits both. Programs write decimals with a point, so a comma most likely groups thousands.",
        },
      ]
    `);
    expect((await guessed({ premium: ['1,234', '2,500'] }, thousands.questions[0]!.answers[1]!.changes)).reading).toMatchObject({ decimal: ',', thousands: '' });
    const decimals = await guessed({ ratio: ['1.234', '2.500'] });
    expect(decimals.reading).toMatchObject({ decimal: '.', thousands: '' });
    expect(ids(decimals)).toEqual(['decimal']);
  });

  it('are asked where columns contradict each other', async () => {
    const mixed = await guessed({ a: ['1,5'], b: ['2,25'], c: ['3.75'] });
    expect(mixed.reading.decimal).toBe(',');
    expect(mixed.questions[0]!.why).toMatchInlineSnapshot(`"2 columns need the comma, 1 the point ("c"), which cannot be read as numbers with it."`);
  });

  it('take known marks beside numbers, and only from columns of one meaning', async () => {
    expect((await guessed({ fee: ['5 €', '6 €'], term: ['6 months', '1 year'], share: ['5%'] })).reading.affixes).toEqual(['€', '%']);
  });
});

describe('order of day and month', () => {
  it('is settled by one day above 12, also for columns of the same form', async () => {
    const { formats, questions, notes } = await guessed({ start: ['01/02/2024', '31/01/2024'], end: ['03/04/2024', '05/06/2024'] });
    expect([...formats]).toEqual([['start', 'DD/MM/YYYY'], ['end', 'DD/MM/YYYY']]);
    expect(questions).toEqual([]);
    expect(notes).toMatchInlineSnapshot(`
      [
        "Dates in "start" are DD/MM/YYYY: "31/01/2024" fits no other order.",
        "Dates in "end" are DD/MM/YYYY: all of them fit both orders, and other columns of the same form settle it.",
      ]
    `);
  });

  it('is asked where nothing settles it', async () => {
    const open = await guessed({ start: ['01/02/2024', '03/04/2024'] });
    expect(open.formats.get('start')).toBe('DD/MM/YYYY');
    expect(open.questions[0]).toMatchObject({ id: 'dates:start', samples: ['01/02/2024', '03/04/2024'], why: 'Every date fits both orders. Most countries write the day first.' });
    const dollars = await guessed({ start: ['01/02/2024', '03/04/2024'], fee: ['$5'] });
    expect(dollars.formats.get('start')).toBe('MM/DD/YYYY');
    expect(ids(dollars)).toEqual(['dates:start']);
    expect((await guessed({ start: ['01/02/2024'] }, open.questions[0]!.answers[1]!.changes)).formats.get('start')).toBe('MM/DD/YYYY');
  });

  it('is asked where columns contradict each other, or cells of one column do', async () => {
    expect(ids(await guessed({ a: ['31/01/2024'], b: ['01/31/2024'], c: ['02/03/2024'] }))).toEqual(['dates:c']);
    const mixed = await guessed({ a: ['31/01/2024', '30/01/2024', '01/25/2024'] });
    expect(mixed.formats.get('a')).toBe('DD/MM/YYYY');
    expect(mixed.questions[0]!.why).toMatchInlineSnapshot(`"40 dates fit DD/MM/YYYY and only 20 fit MM/DD/YYYY; rows that do not fit are refused and listed."`);
  });

  it('takes whole numbers for days only where the header says so', async () => {
    expect([...(await guessed({ created_at: ['1709210096', '1609210096'], account: ['1709210096', '1609210096'], joined_on: ['20240131'], code: ['20240131'] })).formats]).toEqual([['created_at', 'unix-seconds'], ['joined_on', 'YYYYMMDD']]);
  });
});

describe('missing values', () => {
  it('are what says nothing else, and words among numbers or dates', async () => {
    const { reading, questions } = await guessed({ usage: ['1', '2', 'unknown'], end: ['2024-01-31', '9999-12-31'], plan: ['None', 'Basic'], note: ['NULL', 'x'] });
    expect(reading.missing).toEqual(['9999-12-31', 'null', 'unknown']);
    expect(questions).toEqual([]);
  });

  it('are asked where one word would be missing here and a value there', async () => {
    const { reading, questions } = await guessed({ usage: ['1', '2', 'none'], plan: ['None', 'Basic'] });
    expect(reading.missing).toEqual(['none']);
    expect(questions).toMatchObject([{ id: 'missing:none', column: 'plan', answers: [{ label: '"None" means that the value is missing' }, { label: '"None" is a value of its own', changes: { reading: { missing: [] } } }] }]);
  });

  it('leave North America a value among codes, and ask', async () => {
    const { reading, questions } = await guessed({ region: ['NA', 'EU', 'APAC'] });
    expect(reading.missing).toEqual([]);
    expect(questions).toMatchObject([{ id: 'missing:na', answers: [{ label: '"NA" is a value of its own' }, { changes: { reading: { missing: ['na'] } } }] }]);
    expect((await guessed({ region: ['NA', 'Europe', 'Asia'] })).reading.missing).toEqual(['na']);
  });
});
