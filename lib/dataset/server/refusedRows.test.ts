import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, customerIds, type Dataset } from '@/lib/dataset/dataset';
import { datasetOf, dictionaryJson, HEADER } from '@/lib/dataset/dataset.fixture';
import { toIsoDate } from '@/lib/dataset/dates';
import { showCell } from '@/lib/dataset/showCell';

const lines = ({ rejectedRows }: Pick<Dataset, 'rejectedRows'>) => rejectedRows.map(({ row, column, value, reason }) => `row ${row}, ${column} "${value}": ${reason}`).join('\n');

describe('refused rows', () => {
  it('are listed by row as a spreadsheet counts, with column, value and reason; the others are read', async () => {
    const dataset = await datasetOf(`${HEADER}
ok1,1,1,Basic,No
bad1,2.5,1,Basic,No
"ok2
of three
lines",1,1,Basic,No
bad2,1,"1,5",Basic,No

bad3,1,1,Gold,No
bad4,1,1,Basic
bad5,1,1,Basic,No,extra
,1,1,Basic,No
bad6,1,NaN,Basic,Yes
bad7,1,1e308,Basic,Yes
bad8,1,1,Basic,maybe
ok3,1,,Basic,Yes
`);
    expect(customerIds(dataset)).toEqual(['ok1', 'ok2\nof three\nlines', 'ok3']);
    expect(lines(dataset)).toMatchInlineSnapshot(`
      "row 3, months "2.5": not a whole number
      row 5, fee "1,5": not a number (expected digits with a decimal point)
      row 7, plan "Gold": unknown category (expected Basic, Plus, with sauna)
      row 8,  "bad4,1,1,Basic": has only 4 of 5 cells
      row 9,  "bad5,1,1,Basic,No,extra": has 6 cells for 5 columns
      row 10, id "": empty, but member is required
      row 11, fee "NaN": not a number (expected digits with a decimal point)
      row 12, fee "1e308": outside 0 to 1000
      row 13, left "maybe": unknown category (expected No, Yes)"
    `);
  });

  it('shorten a long value', async () => {
    const { rejectedRows } = await datasetOf(`${HEADER}\nA1,1,1,Basic,No\nA2,${'9x'.repeat(500_000)},1,Basic,No\n`);
    expect(rejectedRows[0]).toMatchObject({ row: 3, column: 'months' });
    expect(rejectedRows[0]!.value).toHaveLength(81);
  });

  it('are those whose dates contradict the outcome or each other', async () => {
    const described = dictionaryJson((json) => {
      json.snapshotDate = '2024-12-31';
      json.observationWindow = { start: '2024-01-01', end: '2024-12-31' };
      json.columns.push({ name: 'from', label: 'From', type: 'date', role: 'signupDate' }, { name: 'to', label: 'To', type: 'date', role: 'churnDate', nullable: true });
    });
    const { rejectedRows, rowCount } = await datasetOf(
      `${HEADER},from,to
ok,1,1,Basic,Yes,2024-01-01,2024-01-01
a,1,1,Basic,Yes,2024-01-01,
b,1,1,Basic,No,2024-01-01,2024-02-01
c,1,1,Basic,Yes,2024-03-01,2024-02-29
d,1,1,Basic,Yes,2023-02-30,2024-02-29
ok2,1,1,Basic,No,2024-01-01,
`,
      described,
    );
    expect(rowCount).toBe(2);
    expect(lines({ rejectedRows })).toMatchInlineSnapshot(`
      "row 3, to "": the customer left, but the date is empty
      row 4, to "2024-02-01": has a date, but the customer did not leave
      row 5, to "2024-02-29": before the sign-up date
      row 6, from "2023-02-30": not a date (expected YYYY-MM-DD)"
    `);
  });

  it('and accepted ones are all rows of the file, and what is accepted is what was written, or is said to be unreadable in a column that is only shown', async () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map(toIsoDate);
    const good = fc.record({
      months: fc.nat(600).map(String),
      fee: fc.option(fc.double({ min: 0, max: 1000, noNaN: true }).map(String), { nil: '' }),
      plan: fc.constantFrom('Basic', 'Plus, with sauna'),
      left: fc.constantFrom('No', 'Yes'),
      joined: day,
    });
    const nasty = fc.oneof(
      fc.constantFrom('', ' ', 'NaN', 'Infinity', '-Infinity', '1e308', '1,5', '1.000,5', '2.5', '-1', '601', '1001', '__proto__', 'constructor', 'yes', 'Gold', '2023-02-30', '01/02/2024', '\u0000', '\ufeff', '"', '\r\n', '=1+1', '12 '),
      fc.string(),
      fc.string({ unit: 'grapheme' }),
    );
    const cell = fc.constantFrom('months', 'fee', 'plan', 'left', 'joined');
    const row = fc.tuple(good, fc.option(fc.tuple(cell, nasty), { freq: 2 }), fc.constantFrom(0, 0, 0, 0, 0, -1, 1));
    const described = dictionaryJson((json) => json.columns.push({ name: 'joined', label: 'Joined', type: 'date', role: 'ignored' }));
    const names = [...HEADER.split(','), 'joined'];
    const quote = (text: string) => (/[",\r\n]|^$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), fc.constantFrom('\n', '\r\n'), async (rows, end) => {
        const written = [['first', '1', '1', 'Basic', 'No', '2020-01-01']];
        rows.forEach(([cells, corrupted, ragged], i) => {
          const values = { id: `id${i}`, ...cells };
          if (corrupted) values[corrupted[0] as 'fee'] = corrupted[1];
          const line = names.map((name) => values[name as 'fee'] as string);
          written.push(ragged < 0 ? line.slice(0, -1) : ragged > 0 ? [...line, 'x'] : line);
        });
        const dataset = await datasetOf([names, ...written].map((line) => line.map(quote).join(',')).join(end), described);
        expect(dataset.rowCount + dataset.rejectedRows.length).toBe(written.length);
        const refused = new Set(dataset.rejectedRows.map((rejected) => rejected.row - 2));
        for (const { row: number, column, reason, value } of dataset.rejectedRows) {
          expect(reason).not.toBe('');
          if (column !== '') expect(value.trim()).toBe(showCell(written[number - 2]![names.indexOf(column)]!.trim()).trim());
        }
        let unreadable = 0;
        written.filter((_, i) => !refused.has(i)).forEach((line, i) => {
          names.forEach((name, j) => {
            const column = dataset.columns.get(name)!;
            const text = line[j]!.replaceAll('\0', '').trim();
            const read = cellText(column, i);
            if (column.kind === 'number' && text !== '') expect(Number(read)).toBe(Number(text));
            else if (name === 'joined' && read === '' && text !== '') unreadable++;
            else expect(read).toBe(text);
          });
        });
        expect(dataset.remarks.reduce((sum, remark) => sum + (remark.kind === 'unreadable' ? remark.cells : 0), 0)).toBe(unreadable);
      }),
      { numRuns: 150 },
    );
  });
});
