import { describe, expect, it } from 'vitest';
import { churned, dateByRole, NO_DATE, numberByRole, type Dataset } from './dataset';
import { datasetOf, dictionaryJson, HEADER, type DictionaryJson } from './dataset.fixture';

const read = (lines: readonly string[], change: (json: DictionaryJson) => void, header = HEADER) => datasetOf([header, ...lines].join('\n'), dictionaryJson(change));
const refusedRows = ({ rejectedRows }: Dataset) => rejectedRows.map(({ row, reason }) => `${row}: ${reason}`);

describe('what a dictionary lets in that is refused without it', () => {
  it('a row with too few cells, or with empty ones too many; a text too many stays refused', async () => {
    const lines = ['a,1,5,Basic,No', 'b,2,5,Basic', 'c,3,5,Basic,No,,', 'd,4,5,Basic,No,more'];
    expect(refusedRows(await read(lines, () => {}))).toEqual(['3: has only 4 of 5 cells', '4: has 7 cells for 5 columns, empty at the end', '5: has 6 cells for 5 columns']);
    const mended = await read([...lines, 'e,5,,Basic'], (json) => Object.assign(json, { raggedRows: 'mended', withoutOutcome: 'left-out' }));
    expect(refusedRows(mended)).toEqual(['5: has 6 cells for 5 columns']);
    expect(numberByRole(mended, 'tenure')).toEqual(Float64Array.of(1, 3));
    expect(mended.remarks).toEqual([{ kind: 'ragged', rows: 1, row: 4 }, { kind: 'no-outcome', column: 'left', rows: 2 }]);
  });

  it('a cell that cannot be read, where its column takes that for missing', async () => {
    const lines = ['a,1,much,Basic,No', 'b,2,5000,Basic,No', 'c,3,7,Gold,Yes', 'd,4,,Basic,No'];
    expect(refusedRows(await read(lines, () => {}))).toHaveLength(3);
    const mended = await read(lines, ({ columns }) => (columns[2]!.unreadable = 'missing'));
    expect([numberByRole(mended, 'monthlyCharge'), refusedRows(mended)]).toEqual([Float64Array.of(NaN, NaN, NaN), ['4: unknown category (expected Basic, Plus, with sauna)']]);
    expect(mended.remarks).toEqual([{ kind: 'unreadable', column: 'fee', cells: 2, row: 2, example: 'much' }]);
  });

  it('a day that stands for none, however the file writes it', async () => {
    const lines = ['a,1,5,Basic,No,01.01.1900', 'b,2,5,Basic,No,1.1.1900 00:00', 'c,3,5,Basic,No,02.01.1900'];
    const joined = { name: 'joined', label: 'Joined', type: 'date', role: 'ignored', format: 'DD.MM.YYYY', unknownDays: ['1900-01-01'] };
    const dataset = await read(lines, (json) => Object.assign(json, { file: {} }).columns.push({ ...joined, nullable: true }), `${HEADER},joined`);
    expect(dataset.columns.get('joined')).toMatchObject({ missing: 2 });
    expect(dataset.remarks).toEqual([]);
  });

  it('a NUL within a text, where NULs are left out', async () => {
    const lines = ['a,1,5,Ba\0sic,No', 'b,2,5,Basic,No'];
    expect(refusedRows(await read(lines, () => {}))).toEqual(['2: has a NUL character in it, which no text has']);
    const mended = await read(lines, (json) => (json.nuls = 'left-out'));
    expect([mended.rowCount, mended.rejectedRows, mended.remarks]).toEqual([2, [], [{ kind: 'nul', column: 'plan', cells: 1, row: 2 }]]);
  });

  it('one of rows that are equal in everything but the id', async () => {
    const lines = ['a,1,5,Basic,No', 'b,1,5.0,Basic,No', 'c,1,5,Basic,Yes', 'd,1,,Basic,No', 'e,1,,Basic,No'];
    const dataset = await read(lines, (json) => (json.equalRows = 'first'));
    expect([[...dataset.rowById.keys()], dataset.remarks, dataset.rejectedRows]).toEqual([['a', 'c', 'd'], [{ kind: 'equal-row', rows: 2, row: 3 }], []]);
  });
});

it('a column that is only shown refuses no row, whatever is in it', async () => {
  const lines = ['a,1,5,Basic,No,x\0y,2023-02-30,twelve', 'b,2,5,Basic,Yes,z,2023-02-03,12', 'c,3,5,Basic,No,,,'];
  const dataset = await read(lines, ({ columns }) => columns.push(
    { name: 'note', label: 'Note', type: 'text', role: 'ignored' }, { name: 'seen', label: 'Seen', type: 'date', role: 'ignored' }, { name: 'size', label: 'Size', type: 'number', role: 'ignored' },
  ), `${HEADER},note,seen,size`);
  expect([dataset.rowCount, dataset.rejectedRows]).toEqual([3, []]);
  expect(dataset.columns.get('note')).toMatchObject({ values: ['xy', 'z', ''], missing: 1 });
  expect(dataset.remarks).toEqual([
    { kind: 'nul', column: 'note', cells: 1, row: 2 },
    { kind: 'unreadable', column: 'seen', cells: 1, row: 2, example: '2023-02-30' },
    { kind: 'unreadable', column: 'size', cells: 1, row: 2, example: 'twelve' },
  ]);
});

describe('days that contradict each other', () => {
  const lines = [
    'a,1,5,Basic,Yes,2024-03-01,2024-02-01', 'b,2,5,Basic,No,2024-03-01,2024-02-01', 'c,3,5,Basic,Yes,2024-03-01,', 'd,4,5,Basic,No,2025-03-01,', 'e,5,5,Basic,Yes,2024-01-01,2024-02-01',
  ];
  const dated = (change: Record<string, unknown>) => (json: DictionaryJson) => {
    Object.assign(json, { snapshotDate: '2024-12-31', observationWindow: { start: '2024-01-01', end: '2024-12-31' } }, change);
    json.columns.push({ name: 'from', label: 'From', type: 'date', role: 'signupDate' }, { name: 'to', label: 'To', type: 'date', role: 'churnDate', nullable: true });
  };
  const isoOf = (values: Int32Array | null) => Array.from(values!, (day) => (day === NO_DATE ? '' : new Date(day * 86_400_000).toISOString().slice(0, 10)));
  const header = `${HEADER},from,to`;

  it('are taken for unknown where the dictionary wants that: of a customer who left both, for nobody stays for ever', async () => {
    expect((await read(lines, dated({}), header)).rejectedRows).toHaveLength(4);
    const dataset = await read(lines, dated({ wrongDays: ['missing'] }), header);
    expect([dataset.rejectedRows, churned(dataset), dataset.remarks]).toEqual([[], Uint8Array.of(1, 0, 1, 0, 1), [{ kind: 'wrong-days', rows: 4, row: 2 }]]);
    expect([isoOf(dateByRole(dataset, 'signupDate')), isoOf(dateByRole(dataset, 'churnDate'))]).toEqual([['', '2024-03-01', '', '', '2024-01-01'], ['', '', '', '', '2024-02-01']]);
  });

  it('stay refused where the tenure is counted from them, but for a day of leaving of somebody who stayed', async () => {
    const derived = (json: DictionaryJson) => {
      dated({ wrongDays: ['missing'] })(json);
      json.columns[1] = { name: 'months', label: 'Months', type: 'integer', role: 'tenure', derived: 'between-dates', min: 0, max: 600 };
    };
    const dataset = await read(lines, derived, header);
    expect([refusedRows(dataset), [...dataset.rowById.keys()]]).toEqual([['2: before the sign-up date', '4: the customer left, but the date is empty', '5: after the snapshot of 31 Dec 2024'], ['b', 'e']]);
    expect(numberByRole(dataset, 'tenure')).toEqual(Float64Array.of(9, 1));
  });

  it('change places where the dictionary wants that, and nothing else is wrong', async () => {
    const dataset = await read(lines, dated({ wrongDays: ['swapped'] }), header);
    expect([[...dataset.rowById.keys()], isoOf(dateByRole(dataset, 'signupDate')), isoOf(dateByRole(dataset, 'churnDate'))]).toEqual([['a', 'e'], ['2024-02-01', '2024-01-01'], ['2024-03-01', '2024-02-01']]);
  });
});
