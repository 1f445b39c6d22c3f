import { SINGLE_ROLES, type Dictionary, type SingleRole } from '@/lib/dataset/schema';

const SINGLE: readonly string[] = SINGLE_ROLES;

/**
 * Which columns of two dictionaries are the same: those that play a role that only one column can, whatever they are called, then
 * those of one name. Where the name of one goes on in the other dictionary, in another role, the name decides.
 *
 * @returns name in `before` by name in `after`
 * @example sameColumns(telecom, gym) // Map { 'member_no' => 'customerID', 'months' => 'tenure', 'city' => 'city' }
 */
export function sameColumns(before: Pick<Dictionary, 'columns'>, after: Pick<Dictionary, 'columns'>): Map<string, string> {
  const had = new Set(before.columns.map(({ name }) => name));
  const has = new Set(after.columns.map(({ name }) => name));
  const playing = new Map(before.columns.filter(({ role, name }) => SINGLE.includes(role) && !has.has(name)).map(({ role, name }) => [role as SingleRole, name]));
  const same = new Map<string, string>();
  for (const { name, role } of after.columns) {
    const own = had.has(name) ? name : playing.get(role as SingleRole);
    if (own !== undefined) same.set(name, own);
  }
  return same;
}
