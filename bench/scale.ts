import { execFileSync, spawn } from 'node:child_process';
import { once as happens } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { closedLoop, type Target } from './load';
import { MILLION, writeMillion } from './millionFile';
import { parsedAlone } from './parsedAlone';
import { once, type Row } from './report';
import { peakMegabytes, startServer, type RunningServer } from './server';
import { timed } from './timing';

const GROUP = 'a million rows × 20 columns';
const MOST_MEMORY = 2000;
const PAGE_P95 = 200;
const VISITS = 40;
/** As they come from the start of a page's first visit to its answer; a first visit of a million customers computes what later ones share. */
const PAGES = ['/', '/customers', '/customers?status=active&sort=-at-risk', '/customers/C-1500000', '/predict?id=C-1500000', '/segments', '/plan', '/survival', '/revenue', '/model', '/drivers', '/assumptions', '/data'];
/** What the import prints when a part begins; its first lines are the upload. */
const TRAINING = 'Waiting until another training is done';
const DONE = 'Version ';

/**
 * A file of a million customers imported with `npm run import`'s own program, then served: seconds of the import (until it is checked) and of the
 * training, the most memory of each, and what pages take. Peers: csv-parse alone, and scikit-learn's forest where there is one.
 */
export async function measureScale(scratch: string, say: (what: string) => void): Promise<Row[]> {
  const file = path.join(scratch, 'million.csv');
  const home = path.join(scratch, 'home');
  mkdirSync(home);
  say('scale: writing the file');
  await writeMillion(file);
  say('scale: csv-parse alone');
  const alone = (await timed(() => parsedAlone(file, MILLION))).milliseconds / 1000;
  say('scale: import and training');
  const { imported, trained, memory } = await importFile(file, home);
  say('scale: scikit-learn, where it is installed');
  const peer = peerForest(file);
  const seconds = (measure: string, value: number, atMost: number, against: { name: string; value: number } | null): Row => ({
    group: GROUP, measure, unit: 's', value: once(value), limit: { of: 'value', atMost },
    ...(against && { peer: { name: against.name, value: once(against.value), unit: 's', ratio: once(value / against.value), ratioAs: 'times' } }),
  });
  const rows: Row[] = [
    seconds('import: received, looked at, read, checked', imported, 60, { name: 'csv-parse alone', value: alone }),
    seconds('training: settings, forest, comparison, intervals, groups', trained, 90, peer === null ? null : { name: 'the fit alone of scikit-learn’s forest (100 trees, depth 10) on all rows', value: peer }),
  ];
  if (memory !== null) rows.push({ group: GROUP, measure: 'most memory of import and training', unit: 'MB', value: once(memory), limit: { of: 'value', atMost: MOST_MEMORY } });
  say('scale: pages');
  const server = await startServer([process.execPath, 'scripts/start.mjs'], true, { HOLDFAST_HOME: home, DATASET_DIR: '', MODEL_DIR: '' });
  try {
    rows.push({ group: GROUP, measure: 'start of the server until it answers', unit: 's', value: once(server.startMilliseconds / 1000) });
    for (const page of PAGES) rows.push(...(await visits(server, { name: page, path: page, status: 200 })));
    const peak = server.peakMegabytes();
    if (peak !== null) rows.push({ group: GROUP, measure: 'most memory of the server', unit: 'MB', value: once(peak), limit: { of: 'value', atMost: MOST_MEMORY } });
  } finally {
    await server.stop();
  }
  return rows;
}

async function visits(server: RunningServer, page: Target): Promise<Row[]> {
  const first = await closedLoop(server.port, page, 1, 1);
  const { p50, p95 } = await closedLoop(server.port, page, VISITS, 1);
  return [
    { group: GROUP, measure: `${page.name}: first visit`, unit: 's', value: once(first.p50 / 1000) },
    { group: GROUP, measure: `${page.name}: p50`, unit: 'ms', value: once(p50) },
    { group: GROUP, measure: `${page.name}: p95`, unit: 'ms', value: once(p95), limit: { of: 'value', atMost: PAGE_P95 } },
  ];
}

async function importFile(file: string, home: string): Promise<{ imported: number; trained: number; memory: number | null }> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'scripts/import.ts', file, '--yes'], { env: { ...process.env, HOLDFAST_HOME: home, DATASET_DIR: '' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = happens(child, 'exit');
  const at = { training: NaN, done: NaN };
  let memory: number | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    memory = peakMegabytes(child.pid!) ?? memory;
    if (line.startsWith(TRAINING)) at.training = performance.now();
    if (line.startsWith(DONE)) at.done = performance.now();
  }
  const [code] = (await exit) as [number | null];
  if (code !== 0 || Number.isNaN(at.done)) throw new Error(`The import of ${path.basename(file)} ended with ${code}; what it said is above.`);
  return { imported: (at.training - start) / 1000, trained: (at.done - at.training) / 1000, memory };
}

/** Seconds of scikit-learn's fit; null where no Python on the path, or the system's own, has it. */
function peerForest(file: string): number | null {
  for (const python of ['python3', '/usr/bin/python3']) {
    try {
      execFileSync(python, ['-c', 'import sklearn'], { stdio: 'ignore' });
    } catch {
      continue;
    }
    return Number(execFileSync(python, ['bench/peerForest.py', file, 'churn', 'Yes', 'customer_id,signup_date,churn_date,gender,senior_citizen'], { encoding: 'utf8' }));
  }
  return null;
}
