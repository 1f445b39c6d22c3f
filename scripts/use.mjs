// `npm run use`: serves a customer file of one's own. A version is made of it on the side (scripts/makeVersion.ts) and chosen at the very
// end: whatever goes wrong before leaves the dataset in use as it was.
import { existsSync } from 'node:fs';
import path from 'node:path';
import util from 'node:util';
import { main, ROOT, Stop } from './command.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { trainerFingerprint } from './model.mjs';
import { runOnHome } from './onHome.mjs';

const USAGE = `Usage: npm run use -- FILE.csv --dictionary D.json [--name "Name"] [--assumptions A.json] [--segments S.json] [--offers O.json]
       npm run use -- --bundled
Dictionaries to start from are data/dictionary.json and those in data/dictionaries/.`;

await main(async () => {
  const request = readRequest();
  await ensureDependencies();
  const isDone = request === 'bundled' ? await runOnHome('scripts/versions.ts', ['use', 'bundled']) : await runOnHome('scripts/makeVersion.ts', [JSON.stringify(request)]);
  if (!isDone) return;
  if (process.env.DATASET_DIR) console.log('DATASET_DIR is set and goes before this choice: unset it.');
  console.log('npm start serves it, and a server that is running turns to it.');
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
    name: values.name?.trim() || undefined,
    sourceName: path.basename(positionals[0]),
    trainer: trainerFingerprint(),
  };
}

/** npm runs scripts in the project root; what the user typed is relative to where they typed it. */
function existing(file) {
  const full = path.resolve(process.env.INIT_CWD || process.cwd(), file);
  if (!existsSync(full)) throw new Stop(`There is no file ${file}.`, 'Check its name and folder. Nothing was changed.');
  return full;
}
