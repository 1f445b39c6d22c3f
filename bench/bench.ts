/** `npm run bench`: how fast the product is, as ratios to something known in the same run, with the targets it is held to. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import util from 'node:util';
import { loadModel } from '@/lib/churn/server/modelFiles';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { readOffers } from '@/lib/retention/server/readOffers';
import { deriveWorkspace } from '@/lib/workspace/derive';
import { measureClientJavaScript } from './clientJavaScript';
import { measureCrossValidation } from './crossValidation';
import { measureCustomerList } from './customerList';
import { benchDatasets, type BenchDataset } from './datasets';
import { measureExplanation } from './explanation';
import { measureLifetimes } from './lifetime';
import { measureLoading, measurePrediction, measureTraining } from './model';
import { measureTarget, targets } from './pages';
import { measureParsing } from './parsing';
import { measurePlan } from './plan';
import { measurePlanAgainstTruth } from './planTruth';
import { table, verdict, type Row } from './report';
import { measureRevenueLoss } from './revenue';
import { measureScale } from './scale';
import { measureScoring } from './scoring';
import { startServer } from './server';
import { measureSecondStart } from './start';
import { measureAgainstTruth } from './truth';
import { measureWhatIf } from './whatIf';

const USAGE = `Usage: npm run bench -- [--only data,cv,list,plan,scoring,scale,what-if,server,start] [--repeats N] [--json]
  --only     parts to measure; all of them by default
             data: parsing, training, loading, prediction, explanation, the model against the truth · cv: telco, 5-fold cross-validation
             list: the customer list over a million customers · plan: the plan's optimiser over 100,000 customers, the bundled plan against the truth
             scoring: a file of a million customers, with and without reasons and offers
             scale: a million customers imported, trained on and served (a quarter of an hour)
             what-if: the live answer from request to answer, and what would keep a customer
             server: pages under load, their JavaScript · start: a second npm start
  --repeats  trainings for each dataset, 3 by default
  --json     JSON in place of the table (npm run -s keeps npm's own lines out of it)
The pages are measured with the bundled dataset. scale, what-if, server and start go through npm start's own steps, which train or build what is stale.`;

const PARTS = ['data', 'cv', 'list', 'plan', 'scoring', 'scale', 'what-if', 'server', 'start'] as const;
type Part = (typeof PARTS)[number];

function readArguments() {
  const { values } = util.parseArgs({ options: { only: { type: 'string' }, repeats: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } } });
  const parts = values.only?.split(',') ?? [...PARTS];
  const unknown = parts.find((part) => !PARTS.includes(part as Part));
  if (unknown !== undefined) throw new TypeError(`There is no part "${unknown}".`);
  if (!/^[1-9]\d?$/.test(values.repeats)) throw new TypeError(`--repeats is "${values.repeats}": expected a number from 1 to 99.`);
  return { parts: new Set(parts as Part[]), repeats: Number(values.repeats), json: values.json };
}

/** Progress goes to stderr, so that stdout is the result and nothing else. */
const say = (what: string) => console.error(`${what} …`);

async function measureData(bench: BenchDataset, scratch: string, repeats: number): Promise<Row[]> {
  const { name } = bench;
  const { dataset, assumptions } = await readDataset(bench.folder);
  const model = path.join(scratch, `${name}-model`);
  say(`${name}: parsing`);
  const parsing = await measureParsing(bench);
  say(`${name}: training, ${repeats} times`);
  const training = await measureTraining(name, dataset, model, repeats);
  say(`${name}: loading, prediction, explanation`);
  const loading = await measureLoading(name, dataset, model);
  const loaded = await loadModel(model, dataset);
  const scoring = [...(await measurePrediction(name, dataset, loaded)), ...(await measureExplanation(name, dataset, loaded))];
  return [...parsing, ...training, ...loading, ...scoring, ...(bench.telco ? [] : [...measureAgainstTruth(name, dataset, loaded), ...measureLifetimes(name, dataset, assumptions, loaded), ...measureRevenueLoss(name, dataset, assumptions, loaded)])];
}

async function measureList(): Promise<Row[]> {
  const { dataset, assumptions } = await readDataset('data');
  say('list: a million customers');
  return measureCustomerList(dataset, assumptions, await loadModel('model', dataset));
}

async function measurePlanValue(): Promise<Row[]> {
  const { dataset, assumptions } = await readDataset('data');
  const { offers } = await readOffers('data');
  return measurePlanAgainstTruth(dataset, assumptions, await loadModel('model', dataset), offers!);
}

async function measureWhatIfAnswers(): Promise<Row[]> {
  say('what-if: starting the server, building it first if it is not up to date');
  const server = await startServer([process.execPath, 'scripts/start.mjs'], true);
  try {
    const { dataset, assumptions } = await readDataset('data');
    const workspace = deriveWorkspace({ dataset, assumptions, model: await loadModel('model', dataset), offers: await readOffers('data') });
    say('what-if: answers');
    return await measureWhatIf(workspace, server);
  } finally {
    await server.stop();
  }
}

async function measureServer(): Promise<Row[]> {
  const { dataset } = await readDataset('data');
  say('server: starting it, building it first if it is not up to date');
  const server = await startServer([process.execPath, 'scripts/start.mjs'], true);
  const rows: Row[] = [];
  try {
    for (const target of targets(dataset)) {
      say(`server: ${target.name}`);
      rows.push(...(await measureTarget(server, target)));
    }
    rows.push(...(await measureClientJavaScript(server.port)));
  } finally {
    await server.stop();
  }
  return rows;
}

async function measure(scratch: string, parts: Set<Part>, repeats: number): Promise<Row[]> {
  const datasets = benchDatasets(scratch);
  const rows: Row[] = [];
  if (parts.has('data')) for (const each of datasets) rows.push(...(await measureData(each, scratch, repeats)));
  const telco = datasets.find((each) => each.telco);
  if (parts.has('cv') && telco) {
    say('telco: 5-fold cross-validation');
    rows.push(...(await measureCrossValidation(telco.name, (await readDataset(telco.folder)).dataset)));
  }
  if (parts.has('list')) rows.push(...(await measureList()));
  if (parts.has('plan')) {
    say('plan: 100,000 customers × 12 offers');
    rows.push(...(await measurePlan()));
    say('plan: the bundled customers, against the truth of offers');
    rows.push(...(await measurePlanValue()));
  }
  if (parts.has('scale')) rows.push(...(await measureScale(scratch, say)));
  if (parts.has('scoring')) {
    say('scoring: a million customers');
    rows.push(...(await measureScoring(scratch)));
  }
  if (parts.has('what-if')) rows.push(...(await measureWhatIfAnswers()));
  if (parts.has('server')) rows.push(...(await measureServer()));
  if (parts.has('start')) {
    say('start: npm start');
    rows.push(...(await measureSecondStart()));
  }
  return rows;
}

/** What a reader needs to judge the figures: other work on the machine makes them worse, and it is no excuse that we can compute away. */
function conditions() {
  return { node: process.versions.node, cores: os.availableParallelism(), processor: os.cpus()[0]?.model ?? 'unknown', loadBefore: Number(os.loadavg()[0]!.toFixed(1)) };
}

async function main({ parts, repeats, json }: ReturnType<typeof readArguments>): Promise<void> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'holdfast-bench-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const before = conditions();
  const rows = await measure(scratch, parts, repeats);
  if (json) {
    console.log(JSON.stringify({ conditions: before, rows: rows.map((row) => ({ ...row, verdict: verdict(row) })) }, null, 2));
    return;
  }
  console.log(`\n${table(rows)}`);
  console.log(`\nNode ${before.node}, ${before.cores} cores (${before.processor}), load average ${before.loadBefore} before the start.`);
  if (before.loadBefore >= 0.5) console.log('The machine was busy: absolute figures are worse than on an idle one, and ratios waver as far as their spread says.');
}

function argumentsOrUsage() {
  try {
    return readArguments();
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(1);
  }
}

try {
  await main(argumentsOrUsage());
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
