import { NO_DATE, type Column } from './dataset';
import type { ColumnSpec } from './schema';

/** What a cell reader gives: null where nothing is known. */
export type Cell = number | string | null;

/** A column that takes its values one by one: 8 bytes a number, 2 a category, 4 a date, however many rows come. */
export interface GrowingColumn {
  push(cell: Cell): void;
  /** Puts another value in the place of one that was pushed. */
  set(row: number, cell: Cell): void;
  /** The column, to be taken once. */
  finish(): Column;
}

export function growingColumn(spec: ColumnSpec): GrowingColumn {
  switch (spec.type) {
    case 'integer':
    case 'number':
      return numeric(new GrowingArray(Float64Array, NaN), (values, missing) => ({ kind: 'number', spec, missing, values }));
    case 'category':
      return numeric(new GrowingArray(Int16Array, -1), (codes, missing) => ({ kind: 'category', spec, missing, codes }));
    case 'date':
      return numeric(new GrowingArray(Int32Array, NO_DATE), (values, missing) => ({ kind: 'date', spec, missing, values }));
    case 'text': {
      const values: (string | null)[] = [];
      return {
        push: (cell) => void values.push(cell as string | null),
        set: (row, cell) => void (values[row] = cell as string | null),
        finish: () => ({ kind: 'text', spec, missing: values.reduce((count, value) => count + Number(value === null), 0), values: values.map((value) => value ?? '') }),
      };
    }
  }
}

function numeric<T extends Numbers>(values: GrowingArray<T>, make: (values: T, missing: number) => Column): GrowingColumn {
  return {
    push: (cell) => values.push(cell),
    set: (row, cell) => values.set(row, cell),
    finish: () => make(values.take(), values.countMissing()),
  };
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

  set(i: number, value: Cell): void {
    this.values[i] = value === null ? this.missing : (value as number);
  }

  /** Values that are the mark of a missing one. */
  countMissing(): number {
    let count = 0;
    for (let i = 0; i < this.length; i++) if (Object.is(this.values[i], this.missing)) count++;
    return count;
  }

  at(i: number): number {
    return this.values[i]!;
  }

  /** What was pushed, in an array of its own length; the reserve is given up. */
  take(): T {
    return this.values.slice(0, this.length) as T;
  }
}
