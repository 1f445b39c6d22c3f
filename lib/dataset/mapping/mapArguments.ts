import { ROLES, SINGLE_ROLES, type Role } from '@/lib/dataset/schema';
import type { ColumnChanges, MappingChanges } from './schema';

/**
 * Reads `role=column` and `role=column,column` as a command line gives them. A column is looked up to the letter, then whatever its case.
 *
 * @example mapArguments(['churn=Exited', 'ignored=Surname,RowNumber'], header)
 */
export function mapArguments(texts: readonly string[], header: readonly string[]): { ok: true; changes: MappingChanges } | { ok: false; problems: string[] } {
  const problems: string[] = [];
  const columns = new Map<string, ColumnChanges>();
  for (const text of texts) {
    const [role = '', ...rest] = text.split('=');
    const value = rest.join('=');
    if (!isRole(role) || value === '') {
      problems.push(`"${text}" is no role=column: the roles are ${ROLES.join(', ')}.`);
      continue;
    }
    // A header may have a comma of its own.
    const names = find(value, header) === undefined ? value.split(',') : [value];
    if (names.length > 1 && (SINGLE_ROLES as readonly Role[]).includes(role)) problems.push(`"${text}" names ${names.length} columns: the role ${role} belongs to one.`);
    for (const name of names) {
      const found = find(name.trim(), header);
      if (found === undefined) problems.push(`"${text}" names no column of the file: its header is ${header.join(', ')}.`);
      else columns.set(found, { role });
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, changes: { columns: Object.fromEntries(columns) } };
}

const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);
const find = (name: string, header: readonly string[]) => header.find((each) => each === name) ?? header.find((each) => each.toLowerCase() === name.toLowerCase());
