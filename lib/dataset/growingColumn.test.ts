import { expect, it } from 'vitest';
import { NO_DATE } from './dataset';
import { dictionary } from './dataset.fixture';
import { growingColumn, type Cell } from './growingColumn';

const specs = dictionary((json) => json.columns.push({ name: 'joined', label: 'Joined', type: 'date', role: 'ignored' })).columns;
const grown = (name: string, cells: readonly Cell[]) => {
  const column = growingColumn(specs.find((spec) => spec.name === name)!);
  for (const cell of cells) column.push(cell);
  return column.finish();
};

it('keeps values by their type, and marks what is missing', () => {
  expect(grown('fee', [1.5, null])).toMatchObject({ kind: 'number', missing: 1, values: Float64Array.of(1.5, NaN) });
  expect(grown('plan', [1, null, 0])).toMatchObject({ kind: 'category', missing: 1, codes: Int16Array.of(1, -1, 0) });
  expect(grown('joined', [null, 19_000])).toMatchObject({ kind: 'date', missing: 1, values: Int32Array.of(NO_DATE, 19_000) });
  expect(grown('id', ['a', null])).toMatchObject({ kind: 'text', missing: 1, values: ['a', ''] });
});

it('grows to any length, and gives up its reserve', () => {
  const cells = Array.from({ length: 5000 }, (_, i) => i);
  const column = grown('fee', cells);
  expect(column.kind === 'number' && [...column.values]).toEqual(cells);
  expect(column.kind === 'number' && column.values.buffer.byteLength).toBe(8 * 5000);
});

it('takes another value in the place of one, missing or not', () => {
  for (const [name, cells] of [['fee', [1.5, null]], ['plan', [1, null]], ['joined', [7, null]], ['id', ['a', null]]] as const) {
    const column = growingColumn(specs.find((spec) => spec.name === name)!);
    for (const cell of [...cells, cells[0]]) column.push(cell);
    column.set(1, cells[0]);
    column.set(2, null);
    expect(column.finish()).toEqual(grown(name, [cells[0], cells[0], null]));
  }
});
