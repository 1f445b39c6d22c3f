import { NO_DATE, type Column, type Dataset, type RejectedRow } from './dataset';
import { parseIsoDate } from './dates';
import { DatasetError } from './errors';
import { readCell } from './readCell';
import type { ColumnSpec, Dictionary } from './schema';

/** At most this many refused rows are kept with their reasons; all of them are counted. */
const EXAMPLES = 5;

type Cell = number | string | null;

/** Reads the rows of one file, cell by cell, into columns. Rows that cannot be true are refused and listed, never repaired. */
export class DatasetBuilder {
  private readonly specs: readonly ColumnSpec[];
  private readonly position: number[];
  private readonly unknownColumns: string[];
  private readonly rows: Cell[][] = [];
  private readonly rowById = new Map<string, number>();
  private readonly fileRowById = new Map<string, number>();
  private readonly duplicates: string[] = [];
  private readonly rejectedRows: RejectedRow[] = [];
  private readonly at: Partial<Record<ColumnSpec['role'], number>> = {};

  /**
   * @param header the file's column names
   * @throws DatasetError missing-column, duplicate-column
   */
  constructor(private readonly dictionary: Dictionary, private readonly header: readonly string[]) {
    this.specs = dictionary.columns;
    const twice = header.find((name, i) => header.indexOf(name) !== i);
    if (twice !== undefined) {
      throw new DatasetError('duplicate-column', `The header has the column "${twice}" twice.`, 'Rename or remove one of them in the file.');
    }
    const missing = this.specs.filter((spec) => !header.includes(spec.name));
    if (missing.length > 0) {
      throw new DatasetError(
        'missing-column',
        `The file lacks ${missing.map((spec) => `"${spec.name}"`).join(', ')}; its header is: ${header.join(', ')}.`,
        'Add the column to the file, or remove it from the dictionary.',
      );
    }
    this.position = this.specs.map((spec) => header.indexOf(spec.name));
    this.unknownColumns = header.filter((name) => !this.specs.some((spec) => spec.name === name));
    this.specs.forEach((spec, i) => (this.at[spec.role] ??= i));
  }

  /** @param fileRow as a spreadsheet counts, the header being row 1 */
  addRow(cells: readonly string[], fileRow: number): void {
    if (cells.length !== this.header.length) {
      this.reject(fileRow, '', cells.join(','), `has ${cells.length} cells, the header has ${this.header.length}`);
      return;
    }
    const row: Cell[] = [];
    for (const [i, spec] of this.specs.entries()) {
      const raw = cells[this.position[i]!]!;
      const result = readCell(spec, raw);
      if (!result.ok) {
        this.reject(fileRow, spec.name, raw, result.reason);
        return;
      }
      row.push(result.value);
    }
    const contradiction = this.contradiction(row);
    if (contradiction) {
      const spec = this.specs[contradiction.column]!;
      this.reject(fileRow, spec.name, cells[this.position[contradiction.column]!]!, contradiction.reason);
      return;
    }
    const id = row[this.at.id!] as string;
    const first = this.fileRowById.get(id);
    if (first !== undefined) {
      this.duplicates.push(`${id} in rows ${first} and ${fileRow}`);
      return;
    }
    this.fileRowById.set(id, fileRow);
    this.rowById.set(id, this.rows.length);
    this.rows.push(row);
  }

  /** Two cells of a row that cannot both be true. */
  private contradiction(row: Cell[]): { column: number; reason: string } | null {
    const { churn, churnDate, signupDate } = this.at;
    if (churnDate === undefined || signupDate === undefined) return null;
    const churnSpec = this.specs[churn!]!;
    const hasLeft = churnSpec.type === 'category' && churnSpec.categories[row[churn!] as number] === churnSpec.churnedWhen;
    const left = row[churnDate] as number | null;
    if (hasLeft && left === null) return { column: churnDate, reason: 'the customer left, but the date is empty' };
    if (!hasLeft && left !== null) return { column: churnDate, reason: 'has a date, but the customer did not leave' };
    const joined = row[signupDate] as number | null;
    if (joined !== null && left !== null && left < joined) return { column: churnDate, reason: 'before the sign-up date' };
    const snapshot = this.dictionary.snapshotDate;
    const lastDay = snapshot === null ? Infinity : parseIsoDate(snapshot)!;
    if (joined !== null && joined > lastDay) return { column: signupDate, reason: `after the snapshot of ${snapshot}` };
    if (left !== null && left > lastDay) return { column: churnDate, reason: `after the snapshot of ${snapshot}` };
    return null;
  }

  private reject(row: number, column: string, value: string, reason: string): void {
    this.rejectedRows.push({ row, column, value: value.length > 80 ? `${value.slice(0, 80)}…` : value, reason });
  }

  /** @throws DatasetError duplicate-id, no-rows, no-valid-row */
  finish(hashes: { dataHash: string; dictionaryHash: string }): Dataset {
    if (this.duplicates.length > 0) {
      const shown = this.duplicates.slice(0, EXAMPLES).join('; ');
      const more = this.duplicates.length > EXAMPLES ? `; and ${this.duplicates.length - EXAMPLES} more` : '';
      throw new DatasetError('duplicate-id', `Customer ids must be unique: ${shown}${more}.`, 'Keep one row for each customer.');
    }
    if (this.rows.length === 0) {
      const [first] = this.rejectedRows;
      if (!first) throw new DatasetError('no-rows', 'The file has a header and no rows.', 'Export it again with its customers.');
      throw new DatasetError(
        'no-valid-row',
        `Every row was refused, ${this.rejectedRows.length} in all; row ${first.row}${first.column && `, column "${first.column}"`}, value "${first.value}": ${first.reason}.`,
        'Check that the dictionary describes this file.',
      );
    }
    return {
      dictionary: this.dictionary,
      rowCount: this.rows.length,
      columns: new Map(this.specs.map((spec, i) => [spec.name, this.column(spec, i)])),
      rejectedRows: this.rejectedRows,
      unknownColumns: this.unknownColumns,
      rowById: this.rowById,
      ...hashes,
    };
  }

  private column(spec: ColumnSpec, i: number): Column {
    const cells = this.rows.map((row) => row[i]!);
    const missing = cells.reduce<number>((count, cell) => count + (cell === null ? 1 : 0), 0);
    switch (spec.type) {
      case 'integer':
      case 'number':
        return { kind: 'number', spec, missing, values: Float64Array.from(cells, (cell) => (cell === null ? NaN : (cell as number))) };
      case 'category':
        return { kind: 'category', spec, missing, codes: Int16Array.from(cells, (cell) => (cell === null ? -1 : (cell as number))) };
      case 'date':
        return { kind: 'date', spec, missing, values: Int32Array.from(cells, (cell) => (cell === null ? NO_DATE : (cell as number))) };
      case 'text':
        return { kind: 'text', spec, missing, values: cells.map((cell) => (cell === null ? '' : (cell as string))) };
    }
  }
}
