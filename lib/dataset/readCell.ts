import { cellReader, type CellReader, type CellResult } from './cellReader';
import type { ColumnSpec } from './schema';

/** One for each column, made when it is first asked for: a form asks for the same ones on every change. */
const READERS = new WeakMap<ColumnSpec, CellReader>();

/** Reads one value that somebody typed or a program sent, as `cellReader` does for what the product itself writes. */
export function readCell(spec: ColumnSpec, raw: string): CellResult {
  const read = READERS.get(spec) ?? cellReader(spec);
  READERS.set(spec, read);
  return read(raw);
}
