import type { Remark } from './dataset';
import { showCell } from './showCell';

type InColumn = Extract<Remark, { cells: number }>;
type OfRows = Extract<Remark, { kind: 'ragged' | 'wrong-days' | 'equal-row' }>;

/** What was read otherwise than it is written, counted while the rows come: nothing of a file is changed silently. */
export class RowNotes {
  private readonly cells = new Map<string, InColumn>();
  private readonly rows = new Map<OfRows['kind'], OfRows>();

  /** A cell with NULs around its text, in place of it or within it. */
  nul(column: string, row: number): void {
    this.cell({ kind: 'nul', column, cells: 0, row });
  }

  /** A cell that cannot be read and counts as missing. */
  unreadable(column: string, row: number, text: string): void {
    this.cell({ kind: 'unreadable', column, cells: 0, row, example: showCell(text) });
  }

  row(kind: OfRows['kind'], row: number): void {
    const noted = this.rows.get(kind);
    if (noted) noted.rows++;
    else this.rows.set(kind, { kind, rows: 1, row });
  }

  remarks(): Remark[] {
    return [...this.cells.values(), ...this.rows.values()];
  }

  private cell(first: InColumn): void {
    const key = `${first.kind} ${first.column}`;
    const noted = this.cells.get(key) ?? first;
    noted.cells++;
    this.cells.set(key, noted);
  }
}
