// `npm run use`: serves a customer file of one's own. It is copied, checked and trained on the side and becomes current at the
// very end, in one rename: whatever goes wrong before leaves the dataset in use as it was.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import util from 'node:util';
import { main, ROOT, runNode, Stop, TYPESCRIPT } from './command.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { fingerprint } from './fingerprint.mjs';
import { holdfastHome, pointAt } from './location.mjs';
import { ensureModel } from './model.mjs';

const USAGE = `Usage: npm run use -- FILE.csv --dictionary D.json [--name "Name"] [--assumptions A.json] [--segments S.json] [--offers O.json]
       npm run use -- --bundled
Dictionaries to start from are data/dictionary.json and those in data/dictionaries/.`;
const UNCHANGED = 'Nothing was changed: the dataset in use is the same as before.';

await main(async () => {
  const request = readRequest();
  if (request === 'bundled') {
    pointAt(null);
    console.log('The bundled dataset is current.');
  } else {
    await ensureDependencies();
    pointAt(await bringIn(request));
  }
  if (process.env.DATASET_DIR) console.log('DATASET_DIR is set and goes before this choice: unset it.');
  console.log('npm start serves it now; a server that is running goes on with the old one until it is started again.');
});

function readRequest() {
  const options = { dictionary: { type: 'string' }, name: { type: 'string' }, assumptions: { type: 'string' }, segments: { type: 'string' }, offers: { type: 'string' }, bundled: { type: 'boolean' } };
  let parsed;
  try {
    parsed = util.parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new Stop(error.message, USAGE);
  }
  const { values, positionals } = parsed;
  if (values.bundled && positionals.length === 0 && !values.dictionary) return 'bundled';
  if (values.bundled) throw new Stop('--bundled takes no file: choose one or the other.', USAGE);
  if (positionals.length !== 1) throw new Stop(`Expected one customer file, got ${positionals.length}.`, USAGE);
  if (!values.dictionary) throw new Stop('A dictionary is needed: it says what each column of the file means.', USAGE);
  return {
    files: {
      'customers.csv': existing(positionals[0]),
      'dictionary.json': existing(values.dictionary),
      'assumptions.json': values.assumptions ? existing(values.assumptions) : path.join(ROOT, 'data', 'assumptions.json'),
      ...(values.segments && { 'segments.json': existing(values.segments) }),
      ...(values.offers && { 'offers.json': existing(values.offers) }),
    },
    name: values.name?.trim(),
  };
}

/** npm runs scripts in the project root; what the user typed is relative to where they typed it. */
function existing(file) {
  const full = path.resolve(process.env.INIT_CWD || process.cwd(), file);
  if (!existsSync(full)) throw new Stop(`There is no file ${file}.`, `Check its name and folder. ${UNCHANGED}`);
  return full;
}

/** @returns the folder of the dataset, with its model. The same files always end in the same folder. */
async function bringIn({ files, name }) {
  const datasets = path.join(holdfastHome(), 'datasets');
  mkdirSync(datasets, { recursive: true });
  removeLeftovers(datasets);
  const temporary = path.join(datasets, `.new-${process.pid}`);
  mkdirSync(temporary);
  try {
    for (const [target, source] of Object.entries(files)) copyFileSync(source, path.join(temporary, target));
    if (name) rename(path.join(temporary, 'dictionary.json'), name);
    await check(temporary);
    const folder = path.join(datasets, `${slug(path.join(temporary, 'dictionary.json'))}-${fingerprint(temporary, Object.keys(files)).slice(0, 8)}`);
    const place = existsSync(folder) ? folder : temporary;
    await ensureModel({ dataset: place, model: path.join(place, 'model') }, { required: true });
    if (place === temporary) renameSync(temporary, folder);
    printModel(folder);
    return folder;
  } catch (error) {
    if (error instanceof Stop) error.remedy = `${error.remedy}\n${UNCHANGED}`;
    throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Folders of attempts whose process is gone: it was killed and could not clean up. */
function removeLeftovers(datasets) {
  for (const entry of readdirSync(datasets).filter((name) => name.startsWith('.new-'))) {
    try {
      process.kill(Number(entry.slice('.new-'.length)), 0);
    } catch {
      rmSync(path.join(datasets, entry), { recursive: true, force: true });
    }
  }
}

/** A dictionary that is not JSON is left as it is: the check says so better. */
function rename(file, name) {
  try {
    writeFileSync(file, `${JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), name }, null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
}

async function check(folder) {
  const { code } = await runNode([...TYPESCRIPT, 'scripts/checkDataset.ts', folder]);
  if (code !== 0) throw new Stop('The file cannot be used as it is; the reason is above.', 'Correct the file or its dictionary and run it again.');
}

function slug(dictionaryFile) {
  const { name } = JSON.parse(readFileSync(dictionaryFile, 'utf8'));
  const ascii = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return ascii.slice(0, 40) || 'dataset';
}

function printModel(folder) {
  const card = JSON.parse(readFileSync(path.join(folder, 'model', 'card.json'), 'utf8'));
  const { rocAuc, averagePrecision, logLoss, brierScore } = card.outOfBag;
  const figures = Object.entries({ 'ROC AUC': rocAuc, 'average precision': averagePrecision, 'log loss': logLoss, Brier: brierScore });
  console.log(`Model ${card.modelVersion}, out of bag: ${figures.map(([name, value]) => `${name} ${value.toFixed(4)}`).join(', ')}`);
}
