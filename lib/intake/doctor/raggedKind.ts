/** How a row fails to have a cell for each column. */
export interface Ragged { kind: 'too-few' | 'empty-at-the-end' | 'too-many'; columns: number }

/** What the reason of a refused row says of its number of cells; null where it is about something else. */
export function raggedKind(reason: string): Ragged | null {
  const few = /^has only \d+ of (\d+) cells/.exec(reason);
  if (few) return { kind: 'too-few', columns: Number(few[1]) };
  const many = /^has \d+ cells for (\d+) columns?(, empty at the end)?/.exec(reason);
  return many && { kind: many[2] ? 'empty-at-the-end' : 'too-many', columns: Number(many[1]) };
}
