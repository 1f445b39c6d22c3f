import { completedMonths, parseIsoDate } from './dates';
import { showDate } from './showDate';
import type { Cell } from './growingColumn';
import type { ColumnSpec, Dictionary } from './schema';

/** Which column of a row cannot be true beside the others, by its place in the dictionary, and why. */
export interface Contradiction {
  column: number;
  reason: string;
  /** Whether the days of the row were changed as the dictionary wants, so that it can be read. */
  isMended?: true;
}

/**
 * What has to be known of a dictionary to fill in the derived cells of a row and to see that two cells of it cannot both be true.
 *
 * @returns a function that does both to one row, in the dictionary's order: it fills in churn and tenure where they are derived
 */
export function rowSense(dictionary: Dictionary): (row: Cell[]) => Contradiction | null {
  const { columns, snapshotDate, wrongDays = [] } = dictionary;
  const at = (role: ColumnSpec['role']) => columns.findIndex((column) => column.role === role);
  const [churn, churnDate, signupDate, tenure] = [at('churn'), at('churnDate'), at('signupDate'), at('tenure')];
  // The two only come together, with the day of the snapshot: the dictionary sees to that.
  if (churnDate < 0 || signupDate < 0) return () => null;
  const beyond = `after the snapshot of ${snapshotDate === null ? '' : showDate(snapshotDate)}`;
  const lastDay = snapshotDate === null ? Infinity : parseIsoDate(snapshotDate)!;
  const churnSpec = columns[churn]!;
  const left = churnSpec.type === 'category' ? churnSpec.categories.indexOf(churnSpec.churnedWhen ?? '') : -1;
  const tenureSpec = columns[tenure];

  const contradiction = (row: readonly Cell[]): Contradiction | null => {
    const [joinedOn, leftOn] = [row[signupDate] as number | null, row[churnDate] as number | null];
    const hasLeft = row[churn] === left;
    if (hasLeft && leftOn === null) return { column: churnDate, reason: 'the customer left, but the date is empty' };
    if (!hasLeft && leftOn !== null) return { column: churnDate, reason: 'has a date, but the customer did not leave' };
    if (joinedOn !== null && leftOn !== null && leftOn < joinedOn) return { column: churnDate, reason: 'before the sign-up date' };
    if (joinedOn !== null && joinedOn > lastDay) return { column: signupDate, reason: beyond };
    return leftOn !== null && leftOn > lastDay ? { column: churnDate, reason: beyond } : null;
  };

  /** Takes the days for unknown, the day of joining too where the customer left: who left on no day would be counted as a customer for ever. */
  const forget = (row: Cell[]): boolean => {
    const isLeavingAlone = row[churn] !== left && (row[signupDate] === null || (row[signupDate] as number) <= lastDay);
    if (tenureSpec?.derived && !isLeavingAlone) return false;
    row[churnDate] = null;
    if (!isLeavingAlone) row[signupDate] = null;
    return true;
  };

  const swap = (row: Cell[]): boolean => {
    const [joinedOn, leftOn] = [row[signupDate]!, row[churnDate]!];
    if (joinedOn === null || leftOn === null || leftOn >= joinedOn || (joinedOn as number) > lastDay) return false;
    [row[signupDate], row[churnDate]] = [leftOn, joinedOn];
    return true;
  };

  const countMonths = (row: Cell[]): Contradiction | null => {
    if (!tenureSpec?.derived) return null;
    const [joinedOn, leftOn] = [row[signupDate] as number | null, row[churnDate] as number | null];
    if (joinedOn === null) return { column: signupDate, reason: `empty, but ${tenureSpec.label.toLowerCase()} is counted from it` };
    const months = completedMonths(joinedOn, leftOn ?? lastDay);
    row[tenure] = months;
    if ('min' in tenureSpec && (months < tenureSpec.min || months > tenureSpec.max)) return { column: signupDate, reason: `${months} months ago, outside ${tenureSpec.min} to ${tenureSpec.max}` };
    return null;
  };

  return (row) => {
    if (churnSpec.derived) row[churn] = row[churnDate] === null ? 1 - left : left;
    const wrong = contradiction(row);
    const isMended = wrong !== null && ((wrongDays.includes('swapped') && swap(row) && contradiction(row) === null) || (wrongDays.includes('missing') && forget(row)));
    if (wrong && !isMended) return wrong;
    const uncounted = countMonths(row);
    return uncounted ?? (wrong && { ...wrong, isMended: true });
  };
}
