import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { prettifyError } from 'zod';
import { segmentRulesSchema, type SegmentRule } from '@/lib/segments/schema';

export const SEGMENTS_FILE = 'segments.json';

/**
 * The segment rules of a dataset folder, or null where it has none of its own. A file that cannot be used is no reason to show
 * nothing at all: `problem` says what is wrong with it, and the caller goes on with the default rules.
 */
export async function readRules(folder: string): Promise<{ rules: SegmentRule[] | null; problem: string | null }> {
  let text: string;
  try {
    text = await readFile(path.join(/* turbopackIgnore: true */ folder, SEGMENTS_FILE), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { rules: null, problem: code === 'ENOENT' || code === 'ENOTDIR' ? null : `${SEGMENTS_FILE} cannot be read (${code}).` };
  }
  try {
    const parsed = segmentRulesSchema.safeParse(JSON.parse(text));
    return parsed.success ? { rules: parsed.data.segments, problem: null } : { rules: null, problem: `${SEGMENTS_FILE} cannot be used. ${prettifyError(parsed.error)}` };
  } catch (error) {
    return { rules: null, problem: `${SEGMENTS_FILE} is not valid JSON: ${(error as Error).message}.` };
  }
}
