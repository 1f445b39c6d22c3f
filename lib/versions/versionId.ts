import { versionIdSchema } from './schema';

/**
 * The id of a version that is begun now.
 *
 * @param chance six hexadecimal digits
 * @example newVersionId(new Date('2026-11-28T14:32:01.5Z'), 'ab12cd') // '20261128-143201-ab12cd'
 */
export function newVersionId(now: Date, chance: string): string {
  const [day, time] = now.toISOString().slice(0, 19).replace(/[-:]/g, '').split('T');
  return `${day}-${time}-${chance}`;
}

/** Whether a text is an id, and so the name of a folder and nothing else. */
export function isVersionId(text: string): boolean {
  return versionIdSchema.safeParse(text).success;
}
