import 'server-only';
import { readOptionalJson } from '@/lib/dataset/server/readOptionalJson';
import { segmentRulesSchema, type SegmentRule } from '@/lib/segments/schema';

export const SEGMENTS_FILE = 'segments.json';

/** The segment rules of a dataset folder, null where it has none that can be used; `problem` says what is wrong with a file that is there. */
export async function readRules(folder: string): Promise<{ rules: SegmentRule[] | null; problem: string | null }> {
  const { value, problem } = await readOptionalJson(folder, SEGMENTS_FILE, segmentRulesSchema);
  return { rules: value?.segments ?? null, problem };
}
