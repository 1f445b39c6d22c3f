import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a program printed and how it ended. */
export interface Outcome {
  code: number | null;
  output: string;
}

/** Runs Node in the project root, as npm does, with only the given settings of ours. */
export function runProgram(args: string[], settings: Record<string, string> = {}): Outcome {
  const env = { ...process.env, DATASET_DIR: '', MODEL_DIR: '', HOLDFAST_HOME: '', INIT_CWD: '', ...settings };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  return { code: status, output: stdout + stderr };
}

export function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'holdfast-'));
}

const DICTIONARY = {
  formatVersion: 1,
  name: 'Corner Gym',
  currency: 'EUR',
  snapshotDate: null,
  observationWindow: null,
  rowsAre: 'snapshot',
  columns: [
    { name: 'member', label: 'Member', type: 'text', role: 'id' },
    { name: 'months', label: 'Months', type: 'integer', role: 'tenure', min: 0, max: 600 },
    { name: 'fee', label: 'Fee', type: 'number', role: 'monthlyCharge', min: 0, max: 500 },
    { name: 'plan', label: 'Plan', type: 'category', role: 'segmentation', categories: ['Day', 'Full'] },
    { name: 'left', label: 'Left', type: 'category', role: 'churn', categories: ['no', 'yes'], churnedWhen: 'yes' },
  ],
};

export const GYM_HEADER = 'member,months,fee,plan,left';

/** 300 members of whom the newest leave most often; some old ones too, so that no rule is perfect. */
export function gymRows(count = 300): string[] {
  return Array.from({ length: count }, (_, i) => {
    const months = (i * 7) % 60;
    const left = (months < 20 && i % 3 !== 0) || i % 11 === 0;
    return `M-${i},${months},${20 + (i % 30)},${i % 2 === 0 ? 'Day' : 'Full'},${left ? 'yes' : 'no'}`;
  });
}

/** Writes a dictionary and a customer file of these lines into a folder. */
export function writeGym(folder: string, lines: string[]): { file: string; dictionary: string } {
  mkdirSync(folder, { recursive: true });
  const [file, dictionary] = [path.join(folder, 'gym.csv'), path.join(folder, 'gym.json')];
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  writeFileSync(dictionary, JSON.stringify(DICTIONARY));
  return { file, dictionary };
}
