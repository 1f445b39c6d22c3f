import { SINGLE_ROLES, type Role } from '@/lib/dataset/schema';
import type { ColumnChanges, MappingChanges, Question } from './schema';

/** Later choices over earlier ones. A role that one column alone can play is taken from whoever was given it before. */
export function mergeChanges(before: MappingChanges, after: MappingChanges): MappingChanges {
  const columns = new Map<string, ColumnChanges>(Object.entries(before.columns ?? {}));
  for (const [name, changes] of Object.entries(after.columns ?? {})) {
    if (changes.role && (SINGLE_ROLES as readonly Role[]).includes(changes.role)) {
      for (const [other, { role, ...rest }] of columns) if (role === changes.role && other !== name) columns.set(other, rest);
    }
    columns.set(name, { ...columns.get(name), ...changes });
  }
  const reading = { ...before.reading, ...after.reading };
  return { ...before, ...after, ...(Object.keys(reading).length > 0 ? { reading } : {}), ...(columns.size > 0 ? { columns: Object.fromEntries(columns) } : {}) };
}

/** Whether a person has chosen all that an answer to the question would. */
export function isSettled(question: Question, changes: MappingChanges): boolean {
  return question.answers[0] !== undefined && covers(changes, question.answers[0].changes);
}

function covers(chosen: unknown, wanted: unknown): boolean {
  if (!isPlain(wanted)) return chosen !== undefined;
  return isPlain(chosen) && Object.entries(wanted).every(([key, value]) => Object.hasOwn(chosen, key) && covers(chosen[key], value));
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
