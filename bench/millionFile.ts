import { once as happens } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { toCsv } from '@/data/generator/csv';
import { drawCustomers } from '@/data/generator/simulate';
import { createRandom } from '@/lib/stats/random';

export const MILLION = 1_000_000;
const FIRST_SEED = 1000;
const FIRST_ID = 1_000_001;
const DISTRICTS = 300;

/**
 * Writes a file of a million customers in 20 columns: the bundled generator's customers under one seed after another, numbered through,
 * with a district (300 of them, the first ones large) and a survey's answer, which say nothing about leaving and are empty for a third.
 */
export async function writeMillion(file: string): Promise<void> {
  const random = createRandom(FIRST_SEED);
  const out = createWriteStream(file);
  let written = 0;
  for (let seed = FIRST_SEED; written < MILLION; seed++) {
    const [header, ...lines] = toCsv(drawCustomers(seed)).trimEnd().split('\n');
    if (written === 0) out.write(`${header},district,survey\n`);
    const rows = lines.slice(0, MILLION - written).map((line, i) => `C-${FIRST_ID + written + i}${line.slice(line.indexOf(','))},D${Math.floor(DISTRICTS * random() ** 2)},${random() < 1 / 3 ? '' : 1 + Math.floor(10 * random())}`);
    written += rows.length;
    if (!out.write(`${rows.join('\n')}\n`)) await happens(out, 'drain');
  }
  out.end();
  await finished(out);
}
