import { DatasetError } from './errors';
import type { ColumnSpec } from './schema';
import { showCell } from './showCell';

/** An error names at most this many columns of a file. */
const NAMED = 20;

export interface FoundColumns {
  /** For each described column its place in the header; −1 for one that is derived. */
  position: number[];
  /** Columns of the file that are not described, by name; one without a name by its place. */
  unknown: string[];
}

/**
 * Where the described columns stand in a header. A column may lack a name, as the row numbers of some programs do: it is then not read.
 *
 * @throws DatasetError missing-column, duplicate-column
 */
export function findColumns(specs: readonly ColumnSpec[], header: readonly string[]): FoundColumns {
  const places = new Map<string, number>();
  for (const [i, name] of header.entries()) {
    const first = places.get(name);
    if (first !== undefined && name !== '') {
      throw new DatasetError('duplicate-column', `The header has the column "${showCell(name)}" twice, as columns ${first + 1} and ${i + 1}.`, 'Rename or remove one of them in the file.');
    }
    places.set(name, i);
  }
  const wanted = specs.filter((spec) => !spec.derived);
  const missing = wanted.filter((spec) => !places.has(spec.name));
  if (missing.length > 0) {
    const found = header.slice(0, NAMED).map((name, i) => (name === '' ? nameless(i) : showCell(name)));
    throw new DatasetError(
      'missing-column',
      `The file lacks ${missing.map((spec) => `"${spec.name}"`).join(', ')}; its header is: ${found.join(', ')}${header.length > NAMED ? ` and ${header.length - NAMED} more` : ''}.`,
      'Add the column to the file, or remove it from the dictionary.',
    );
  }
  const described = new Set(wanted.map((spec) => spec.name));
  return {
    position: specs.map((spec) => (spec.derived ? -1 : places.get(spec.name)!)),
    unknown: header.flatMap((name, i) => (described.has(name) ? [] : [name === '' ? nameless(i) : name])),
  };
}

const nameless = (i: number) => `column ${i + 1}, which has no name`;
