import { NO_DATE, type Column } from './dataset';
import type { ColumnSpec } from './schema';

/** What a cell reader gives: null where nothing is known. */
export type Cell = number | string | null;

/** A column that takes its values one by one: 8 bytes a number, 2 a category, 4 a date, however many rows come. */
export interface GrowingColumn {
  push(cell: Cell): void;
  /** The column, to be taken once. */
  finish(): Column;
}

export function growingColumn(spec: ColumnSpec): GrowingColumn {
  let missing = 0;
  const count = (cell: Cell) => (cell === null ? ++missing : missing);
  switch (spec.type) {
    case 'integer':
    case 'number': {
      const values = new GrowingArray(Float64Array, NaN);
      return { push: (cell) => void (count(cell), values.push(cell)), finish: () => ({ kind: 'number', spec, missing, values: values.take() }) };
    }
    case 'category': {
      const codes = new GrowingArray(Int16Array, -1);
      return { push: (cell) => void (count(cell), codes.push(cell)), finish: () => ({ kind: 'category', spec, missing, codes: codes.take() }) };
    }
    case 'date': {
      const values = new GrowingArray(Int32Array, NO_DATE);
      return { push: (cell) => void (count(cell), values.push(cell)), finish: () => ({ kind: 'date', spec, missing, values: values.take() }) };
    }
    case 'text': {
      const values: string[] = [];
      return { push: (cell) => void (count(cell), values.push(cell === null ? '' : (cell as string))), finish: () => ({ kind: 'text', spec, missing, values }) };
    }
  }
}

type Numbers = Float64Array | Int32Array | Int16Array;

/** A typed array that doubles when it is full, so that n pushes copy fewer than 2n numbers. */
export class GrowingArray<T extends Numbers> {
  private values: T;
  length = 0;

  constructor(private readonly make: new (length: number) => T, private readonly missing: number) {
    this.values = new make(1024);
  }

  push(value: Cell): void {
    if (this.length === this.values.length) {
      const larger = new this.make(2 * this.length);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value === null ? this.missing : (value as number);
  }

  at(i: number): number {
    return this.values[i]!;
  }

  /** What was pushed, in an array of its own length; the reserve is given up. */
  take(): T {
    return this.values.slice(0, this.length) as T;
  }
}
