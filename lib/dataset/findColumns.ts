import { DatasetError } from './errors';
import { columnNames } from './reading/columnNames';
import type { ColumnSpec } from './schema';
import { showCell } from './showCell';

/** An error names at most this many columns of a file. */
const NAMED = 20;

export interface FoundColumns {
  /** For each described column its place in the header; −1 for one that is derived. */
  position: number[];
  /** Columns of the file that are not described, by name. */
  unknown: string[];
}

/**
 * Where the described columns stand in a header, by the names that columnNames gives them. Of two columns with one name the first is meant
 * where the second is described too, as the second; otherwise nobody can tell.
 *
 * @throws DatasetError missing-column, duplicate-column
 */
export function findColumns(specs: readonly ColumnSpec[], header: readonly string[]): FoundColumns {
  const { names } = columnNames(header);
  const places = new Map(names.map((name, i) => [name, i]));
  const described = new Set(specs.filter((spec) => !spec.derived).map((spec) => spec.name));
  for (const [i, name] of header.entries()) {
    const first = header.indexOf(name);
    if (first < i && described.has(name) && !described.has(names[i]!)) {
      throw new DatasetError('duplicate-column', `The header has the column "${showCell(name)}" twice, as columns ${first + 1} and ${i + 1}.`, 'Rename or remove one of them in the file.');
    }
  }
  const wanted = specs.filter((spec) => !spec.derived);
  const missing = wanted.filter((spec) => !places.has(spec.name));
  if (missing.length > 0) {
    const found = names.slice(0, NAMED).map((name) => showCell(name));
    throw new DatasetError(
      'missing-column',
      `The file lacks ${missing.map((spec) => `"${spec.name}"`).join(', ')}; its header is: ${found.join(', ')}${header.length > NAMED ? ` and ${header.length - NAMED} more` : ''}.`,
      'Add the column to the file, or remove it from the dictionary.',
    );
  }
  return {
    position: specs.map((spec) => (spec.derived ? -1 : places.get(spec.name)!)),
    unknown: names.filter((name) => !described.has(name)),
  };
}
