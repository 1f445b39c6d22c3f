import { expect, it } from 'vitest';
import { numbers, pick, rowsWhere } from './rows';

it('rowsWhere holds the rows for which it holds, ascending', () => {
  expect(rowsWhere(5, (row) => row % 2 === 1)).toEqual(Int32Array.of(1, 3));
  expect(rowsWhere(0, () => true)).toEqual(new Int32Array(0));
});

it('pick keeps the kind of its values and the order of the rows, which may repeat', () => {
  expect(pick(Float64Array.of(0.5, NaN, 2.5), [2, 1, 2])).toEqual(Float64Array.of(2.5, NaN, 2.5));
  expect(pick(Uint8Array.of(7, 8), Int32Array.of(1))).toEqual(Uint8Array.of(8));
});

it('numbers asks for each row once', () => expect(numbers(3, (row) => row / 2)).toEqual(Float64Array.of(0, 0.5, 1)));
