import { draftDictionary, type Draft } from './draftDictionary';
import { mergeChanges } from './mergeChanges';
import { mappingChangesSchema, type MappingChanges } from './schema';

export type MappingResult = { ok: true; draft: Draft } | { ok: false; fieldErrors: Record<string, string[]> };

/**
 * A draft with a person's choices applied, everything else guessed anew around them; the draft given stays as it is.
 *
 * @returns errors by field ("columns.tenure", "currency") where a choice cannot be: an unknown column, a type that its role does not
 * allow. A problem that the choices do not cause, as a churn column that is still missing, is the new draft's.
 */
export function applyMapping(draft: Draft, changes: MappingChanges): MappingResult {
  const parsed = mappingChangesSchema.safeParse(changes);
  const fieldErrors: Record<string, string[]> = {};
  const fail = (field: string, message: string) => (fieldErrors[field] = [...(fieldErrors[field] ?? []), message]);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) fail(path.join('.') || 'changes', message);
    return { ok: false, fieldErrors };
  }
  const known = new Set(draft.guesses.map(({ name }) => name));
  for (const [name, choice] of Object.entries(parsed.data.columns ?? {})) {
    const at = `columns.${name}`;
    if (!known.has(name)) fail(at, `The file has no column "${name}": its columns are ${[...known].join(', ')}.`);
    for (const value of choice.churnedWhen ?? []) {
      const column = draft.input.profile.columns.find((candidate) => candidate.name === name);
      if (column && !column.values.some(([seen]) => seen === value)) fail(at, `No row has the value "${value}" in "${name}".`);
    }
  }
  if (Object.keys(fieldErrors).length > 0) return { ok: false, fieldErrors };
  const next = draftDictionary(draft.input, mergeChanges(draft.changes, parsed.data));
  for (const { code, column, message } of next.problems) if (code === 'invalid') fail(column === null ? 'columns' : `columns.${column}`, message);
  return Object.keys(fieldErrors).length > 0 ? { ok: false, fieldErrors } : { ok: true, draft: next };
}
