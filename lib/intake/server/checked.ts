import 'server-only';
import { readFile } from 'node:fs/promises';
import type { RejectedRow } from '@/lib/dataset/dataset';
import type { Finding } from '@/lib/intake/doctor/finding';
import type { PartShown } from '@/lib/intake/doctor/whatCanBeShown';
import { importFile } from './importFolder';

/** What the check of a file found, as it is kept beside it. Written and read by the same version of the program. */
export interface Checked {
  /** Customers that were read, and how many of them left. */
  rows: number;
  churned: number;
  refused: number;
  unknownColumns: string[];
  findings: Finding[];
  shown: PartShown[];
}

export async function readChecked(id: string): Promise<Checked> {
  return JSON.parse(await readFile(importFile(id, 'check'), 'utf8')) as Checked;
}

export async function readRefused(id: string): Promise<RejectedRow[]> {
  return JSON.parse(await readFile(importFile(id, 'refused'), 'utf8')) as RejectedRow[];
}
