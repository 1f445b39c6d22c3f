import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { prettifyError, type z } from 'zod';

/**
 * A JSON file that a dataset folder may have: its value, or null where there is none. A file that cannot be used is no reason to show
 * nothing at all: `problem` says what is wrong with it and where, and the caller goes on without it.
 */
export async function readOptionalJson<T extends z.ZodType>(folder: string, name: string, schema: T): Promise<{ value: z.infer<T> | null; problem: string | null }> {
  let text: string;
  try {
    text = await readFile(path.join(/* turbopackIgnore: true */ folder, name), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { value: null, problem: code === 'ENOENT' || code === 'ENOTDIR' ? null : `${name} cannot be read (${code}).` };
  }
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? { value: parsed.data, problem: null } : { value: null, problem: `${name} cannot be used. ${prettifyError(parsed.error)}` };
  } catch (error) {
    return { value: null, problem: `${name} is not valid JSON: ${(error as Error).message}.` };
  }
}
