import 'server-only';
import { readFile } from 'node:fs/promises';
import { importFile } from '@/lib/intake/server/importFolder';
import type { Advised } from '@/lib/workspace/scoring/customerScorer';
import type { FileSummary } from '@/lib/workspace/scoring/scoreSummary';

/** What a scoring came to, and by which model. */
export interface Scored extends FileSummary {
  advisedOf: Advised;
  datasetName: string;
  modelVersion: string;
}

export async function readScored(id: string): Promise<Scored> {
  return JSON.parse(await readFile(importFile(id, 'summary'), 'utf8')) as Scored;
}
