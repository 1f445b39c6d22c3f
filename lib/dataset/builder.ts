import { cellReader, saysNothing, type CellReader, type CellResult } from './cellReader';
import type { Dataset, RejectedRow, Remark } from './dataset';
import { comesAfter } from './comesAfter';
import { DatasetError } from './errors';
import { evenCells } from './evenCells';
import { findColumns } from './findColumns';
import { GrowingArray, growingColumn, type Cell, type GrowingColumn } from './growingColumn';
import { hashText } from './hashText';
import { CUSTOMARY_READING } from './reading/schema';
import { hasOuterNul } from './reading/trimCell';
import { RowNotes } from './rowNotes';
import { rowSense, type Contradiction } from './rowSense';
import type { ColumnSpec, Dictionary } from './schema';
import { showCell } from './showCell';

/** An error about several customers names at most this many. */
const EXAMPLES = 5;

/** Reads the rows of one file, cell by cell, into columns. Rows that cannot be true are refused and listed, never repaired. */
export class DatasetBuilder {
  private readonly header: readonly string[];
  private readonly specs: readonly ColumnSpec[];
  private readonly position: readonly number[];
  private readonly unknownColumns: string[];
  private readonly readers: readonly CellReader[];
  private readonly columns: readonly GrowingColumn[];
  private readonly sense: (row: Cell[]) => Contradiction | null;
  private readonly id: number;
  /** Place of the outcome, where rows without one are left out; −1 where they are refused. */
  private readonly unknownOutcome: number;
  private withoutOutcome = 0;
  /** The row that is being read, in the dictionary's order; one for all, since a million would be garbage. */
  private readonly row: Cell[] = [];
  private readonly rowById = new Map<string, number>();
  private readonly fileRows = new GrowingArray(Int32Array, 0);
  /** The first few customers with several rows, and how many rows too many there are. */
  private readonly duplicates: string[] = [];
  private repeated = 0;
  private readonly rejectedRows: RejectedRow[] = [];
  /** Place of the column by which the latest of several rows is told, −1 where the file's order tells it, and its value in each row that counts. */
  private readonly latestBy: number;
  private readonly latest: Cell[] = [];
  private readonly notes = new RowNotes();
  /** Hashes of the rows that were read, where equal ones are left out. */
  private readonly seen: Set<number> | null;
  private records = 0;

  /**
   * @param header the file's column names; spaces around them do not count
   * @throws DatasetError missing-column, duplicate-column
   */
  constructor(private readonly dictionary: Dictionary, header: readonly string[]) {
    this.header = header.map((name) => name.trim());
    this.specs = dictionary.columns;
    const { position, unknown } = findColumns(this.specs, this.header);
    this.position = position;
    this.unknownColumns = unknown;
    this.readers = this.specs.map((spec) => cellReader(spec, dictionary.file ?? CUSTOMARY_READING));
    this.columns = this.specs.map(growingColumn);
    this.sense = rowSense(dictionary);
    this.unknownOutcome = dictionary.withoutOutcome ? this.specs.findIndex((spec) => spec.role === 'churn') : -1;
    this.id = this.specs.findIndex((spec) => spec.role === 'id');
    this.seen = dictionary.equalRows ? new Set() : null;
    this.latestBy = this.specs.findIndex((spec) => spec.name === dictionary.latestBy);
  }

  /** @param written its cells; @param fileRow as a spreadsheet counts, the header being row 1 where nothing stands before it */
  addRow(written: readonly string[], fileRow: number): void {
    this.records++;
    const even = evenCells(written, this.header.length, this.dictionary.raggedRows !== undefined);
    if (!even.ok) return this.reject(fileRow, '', written.join(','), even.reason);
    const { cells } = even;
    // Counted loops here: a million rows of 20 columns would make 20 million pairs of index and value.
    for (let i = 0; i < this.readers.length; i++) {
      const position = this.position[i]!;
      // What is derived comes from the row as a whole.
      if (position < 0) continue;
      const raw = cells[position]!;
      if (hasOuterNul(raw)) this.notes.nul(this.specs[i]!.name, fileRow);
      let result = this.readers[i]!(raw);
      if (!result.ok) result = this.mended(i, raw, result, fileRow);
      if (!result.ok && i === this.unknownOutcome && saysNothing(result.reason)) return void this.withoutOutcome++;
      if (!result.ok) return this.reject(fileRow, this.specs[i]!.name, raw, result.reason);
      this.row[i] = result.value;
    }
    if (this.position[this.id]! < 0) this.row[this.id] = String(this.records);
    const contradiction = this.sense(this.row);
    if (contradiction?.isMended) this.notes.row('wrong-days', fileRow);
    else if (contradiction) return this.reject(fileRow, this.specs[contradiction.column]!.name, cells[this.position[contradiction.column]!]!, contradiction.reason);
    const id = this.row[this.id] as string;
    const first = this.rowById.get(id);
    if (first !== undefined) {
      this.repeated++;
      if (this.duplicates.length < EXAMPLES) this.duplicates.push(`${showCell(id)} in rows ${this.fileRows.at(first)} and ${fileRow}`);
      if (comesAfter(this.latestBy < 0 ? null : this.row[this.latestBy]!, this.latest[first] ?? null, this.dictionary.repeatedIds === 'last')) this.replace(first, fileRow);
      return;
    }
    if (this.seen && this.equalsEarlier(this.seen)) return this.notes.row('equal-row', fileRow);
    if (even.mended) this.notes.row('ragged', fileRow);
    this.rowById.set(id, this.fileRows.length);
    if (this.latestBy >= 0) this.latest.push(this.row[this.latestBy]!);
    this.fileRows.push(fileRow);
    for (let i = 0; i < this.columns.length; i++) this.columns[i]!.push(this.row[i]!);
  }

  private replace(at: number, fileRow: number): void {
    if (this.latestBy >= 0) this.latest[at] = this.row[this.latestBy]!;
    this.fileRows.set(at, fileRow);
    for (let i = 0; i < this.columns.length; i++) this.columns[i]!.set(at, this.row[i]!);
  }

  /** What a cell that was refused counts for, where its column takes that instead. */
  private mended(column: number, raw: string, refused: CellResult, fileRow: number): CellResult {
    const { name, role, unreadable } = this.specs[column]!;
    const isOnlyShown = role === 'ignored';
    let result = refused;
    if (raw.includes('\0') && (isOnlyShown || this.dictionary.nuls)) {
      result = this.readers[column]!(raw.replaceAll('\0', ''));
      if (!hasOuterNul(raw)) this.notes.nul(name, fileRow);
    }
    if (result.ok || !(isOnlyShown || unreadable)) return result;
    if (!saysNothing(result.reason)) this.notes.unreadable(name, fileRow, raw);
    return { ok: true, value: null };
  }

  /** Whether a row was read already that equals this one in everything but the id; notes it otherwise. */
  private equalsEarlier(seen: Set<number>): boolean {
    const hash = hashText(this.row.map((cell, i) => (i === this.id ? '' : String(cell))).join('\u0001'));
    if (seen.has(hash)) return true;
    seen.add(hash);
    return false;
  }

  private reject(row: number, column: string, value: string, reason: string): void {
    // A quote that is opened by mistake makes one row of several: whoever looks for the others must be told.
    const lines = value.trim().split(/\r\n|\r|\n/).length;
    this.rejectedRows.push({ row, column, value: showCell(value), reason: lines === 1 ? reason : `${reason}; goes over ${lines} lines, so that a quote may be missing` });
  }

  /**
   * @param remarks what was seen before the rows came here
   * @throws DatasetError duplicate-id, no-rows, no-valid-row
   */
  finish(hashes: { dataHash: string; dictionaryHash: string }, remarks: readonly Remark[] = []): Dataset {
    const { repeatedIds: kept, latestBy } = this.dictionary;
    if (this.repeated > 0 && !kept) {
      const shown = this.duplicates.join('; ');
      const more = this.repeated > EXAMPLES ? `; and ${this.repeated - EXAMPLES} more` : '';
      throw new DatasetError('duplicate-id', `Customer ids must be unique: ${shown}${more}.`, 'Keep one row for each customer.');
    }
    if (this.fileRows.length === 0) {
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
      rowCount: this.fileRows.length,
      columns: new Map(this.specs.map((spec, i) => [spec.name, this.columns[i]!.finish()])),
      rejectedRows: this.rejectedRows,
      remarks: [...remarks, ...this.notes.remarks(), ...(this.withoutOutcome > 0 ? [{ kind: 'no-outcome' as const, column: this.specs[this.unknownOutcome]!.name, rows: this.withoutOutcome }] : []), ...(kept && this.repeated > 0 ? [{ kind: 'repeated-id' as const, column: this.specs[this.id]!.name, rows: this.repeated, kept, ...(latestBy !== undefined && { by: latestBy }), examples: this.duplicates }] : [])],
      unknownColumns: this.unknownColumns,
      rowById: this.rowById,
      ...hashes,
    };
  }
}
