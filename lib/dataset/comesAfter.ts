import type { Cell } from './growingColumn';

/**
 * Whether a row comes after another of the same customer: by a value of both where they differ and are known, else as the file has them.
 *
 * @param isLastKept of equals the later one in the file counts
 */
export function comesAfter(cell: Cell, before: Cell, isLastKept: boolean): boolean {
  if (cell === before) return isLastKept;
  if (cell === null || before === null) return before === null;
  return cell > before;
}
