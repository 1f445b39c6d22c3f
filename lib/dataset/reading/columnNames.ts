/** The columns of a file as everything behind the reading calls them: each by a name of its own, and what was done for it. */
export interface ColumnNames {
  names: string[];
  /** Where a column is called otherwise than in the file, a sentence each. */
  notes: string[];
}

/**
 * Names for the columns of a header, spaces around them aside. A column without a name is called by its place, the second of a name
 * "name (2)", and one with a name that every object has "column __proto__": all of them can be mapped.
 *
 * @example columnNames(['id', '', 'fee', 'fee']).names // ['id', 'column 2', 'fee', 'fee (2)']
 */
export function columnNames(header: readonly string[]): ColumnNames {
  const trimmed = header.map((name) => name.trim());
  const taken = new Set(trimmed);
  const used = new Set<string>();
  const notes: string[] = [];
  const names = trimmed.map((name, i) => {
    const plain = name === '' ? nameByPlace(i) : name in Object.prototype ? `column ${name}` : name;
    const own = plain === name && !used.has(name) ? name : free(plain, taken, used);
    used.add(own);
    if (own !== name) notes.push(`Column ${i + 1} ${name === '' ? 'has no name' : plain === name ? `is called "${name}", as one before it` : `is called "${name}", a name that programs reserve`}: it is read as "${own}".`);
    return own;
  });
  return { names, notes };
}

/** What a column without a name is called, the first being 0. */
export const nameByPlace = (i: number): string => `column ${i + 1}`;

function free(name: string, taken: ReadonlySet<string>, used: ReadonlySet<string>): string {
  if (!taken.has(name) && !used.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} (${number})`) || used.has(`${name} (${number})`)) number++;
  return `${name} (${number})`;
}
