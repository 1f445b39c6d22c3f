import { mkdirSync, readFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { loadModel } from '@/lib/churn/server/modelFiles';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { readOffers } from '@/lib/retention/server/readOffers';
import { deriveWorkspace } from '@/lib/workspace/derive';
import type { Advised } from '@/lib/workspace/scoring/customerScorer';
import { scoreFile } from '@/lib/workspace/server/scoreFile';
import { parsedAlone } from './parsedAlone';
import { once, type Row } from './report';
import { timed } from './timing';

const CUSTOMERS = 1_000_000;
const AT_LEAST = 50_000;
/** Rows of the file that are written at once. */
const AT_ONCE = 10_000;

/**
 * A file of a million customers scored by the bundled model, as `npm run score` does it: without reasons, with reasons and offers for those who
 * are predicted to leave, and for everybody. The customers are the bundled ones again and again, each with an id and a charge of its own.
 *
 * The peer is csv-parse alone, streaming the same file into arrays of texts: nothing is in it but reading and splitting.
 */
export async function measureScoring(scratch: string): Promise<Row[]> {
  const { dataset, assumptions } = await readDataset('data');
  const workspace = deriveWorkspace({ dataset, assumptions, model: await loadModel('model', dataset), offers: await readOffers('data') });
  const folder = path.join(scratch, 'scoring');
  mkdirSync(folder);
  const from = path.join(folder, 'in.csv');
  await writeMillion(from);
  const alone = await rate(() => parsedAlone(from, CUSTOMERS));
  const rows: Row[] = [];
  for (const [advised, whose] of [['none', 'nobody'], ['risky', 'those predicted to leave'], ['all', 'everybody']] as const) {
    rows.push(...rowsOf(whose, await rate(() => score(advised)), alone, advised));
  }
  await rm(folder, { recursive: true });
  return rows;

  async function score(advised: Advised): Promise<void> {
    const { scored } = await scoreFile(workspace, { from, to: path.join(folder, 'out.csv'), refused: path.join(folder, 'refused.csv'), advised });
    if (scored !== CUSTOMERS) throw new Error(`Scored ${scored} customers of ${CUSTOMERS}`);
  }
}

function rowsOf(whose: string, { clock, processor, memory }: Rate, alone: Rate, advised: Advised): Row[] {
  const group = 'scoring a million rows';
  return [
    {
      group,
      measure: `reasons and offers for ${whose}`,
      unit: 'rows/s',
      value: once(clock),
      peer: { name: 'csv-parse alone', value: once(alone.clock), unit: 'rows/s', ratio: once(clock / alone.clock), ratioAs: 'times' },
      ...(advised !== 'all' && { limit: { of: 'value', atLeast: AT_LEAST } as const }),
    },
    {
      group,
      measure: `— processor time of a row, ${whose}`,
      unit: 'µs',
      value: once(processor),
      peer: { name: 'csv-parse alone', value: once(alone.processor), unit: 'µs', ratio: once(processor / alone.processor), ratioAs: 'times' },
    },
    { group, measure: `— most memory so far, ${whose}`, unit: 'MB', value: once(memory), limit: { of: 'value', atMost: 2000 } },
  ];
}

/** Rows a second by the clock, processor time of a row in µs, and the most memory that the process has had. */
interface Rate { clock: number; processor: number; memory: number }

async function rate(work: () => Promise<void>): Promise<Rate> {
  const before = process.cpuUsage();
  const { milliseconds } = await timed(work);
  const { user, system } = process.cpuUsage(before);
  return { clock: (CUSTOMERS / milliseconds) * 1000, processor: (user + system) / CUSTOMERS, memory: process.resourceUsage().maxRSS / 1000 };
}

async function writeMillion(file: string): Promise<void> {
  const [header, ...lines] = readFileSync('data/customers.csv', 'utf8').trim().split('\n').map((line) => line.split(','));
  const [idAt, chargeAt] = ['customer_id', 'monthly_charges'].map((name) => header!.indexOf(name)) as [number, number];
  const handle = await open(file, 'w');
  try {
    await handle.appendFile(`${header!.join(',')}\n`);
    for (let start = 0; start < CUSTOMERS; start += AT_ONCE) {
      const text = Array.from({ length: AT_ONCE }, (_, i) => {
        const row = start + i;
        const cells = lines[row % lines.length]!;
        // A charge that the bundled customers have, and a hundredth or so beside it.
        return `${cells.with(idAt, `N-${row}`).with(chargeAt, (Number(cells[chargeAt]) + (row % 97) / 100).toFixed(2)).join(',')}\n`;
      });
      await handle.appendFile(text.join(''));
    }
  } finally {
    await handle.close();
  }
}
