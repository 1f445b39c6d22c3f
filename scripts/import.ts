/** `npm run import -- FILE [--map role=column …] [--name NAME] [--yes] [--json]`: profile, map, check, train and use a file. */
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import util from 'node:util';
import { applyMapping } from '@/lib/dataset/mapping/applyMapping';
import { mapArguments } from '@/lib/dataset/mapping/mapArguments';
import { ROLES } from '@/lib/dataset/schema';
import { describeError } from '@/lib/errors';
import type { ImportState } from '@/lib/intake/importState';
import { checkJob } from '@/lib/intake/server/checkJob';
import { readChecked } from '@/lib/intake/server/checked';
import { draftOf } from '@/lib/intake/server/draftOf';
import { deleteImport, readImport } from '@/lib/intake/server/importFolder';
import { changeImport } from '@/lib/intake/server/jobs';
import { profileJob } from '@/lib/intake/server/profileJob';
import { receiveUpload } from '@/lib/intake/server/receiveUpload';
import { runJob } from '@/lib/intake/server/runJob';
import { trainJob } from '@/lib/intake/server/trainJob';
import { readVersion } from '@/lib/versions/server/readVersion';
import { chooseVersion } from '@/lib/versions/server/chooseVersion';

const USAGE = 'Usage: npm run import -- FILE.csv [--map role=column …] [--name "Name"] [--yes] [--json]\n'
  + `Roles: ${ROLES.join(', ')}. --yes takes every default and uses the result; --json prints one object at the end and nothing else.`;
const WORK = { profile: profileJob, check: checkJob, train: trainJob };

/** Ends the program with what went wrong and the next step. */
class Stopped extends Error {}

interface Options { file: string; map: string[]; name: string | undefined; yes: boolean; json: boolean }

function readOptions(): Options {
  let parsed;
  try {
    parsed = util.parseArgs({ allowPositionals: true, options: { map: { type: 'string', multiple: true }, name: { type: 'string' }, yes: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } });
  } catch (error) {
    throw new Stopped(`${(error as Error).message}\n${USAGE}`);
  }
  const { values: { map = [], name, yes = false, json = false }, positionals } = parsed;
  if (positionals.length !== 1) throw new Stopped(`Expected one file, got ${positionals.length}.\n${USAGE}`);
  // npm runs scripts in the project; what was typed is relative to where it was typed.
  const file = path.resolve(process.env.INIT_CWD || process.cwd(), positionals[0]!);
  if (!existsSync(file)) throw new Stopped(`There is no file ${positionals[0]}. Check its name and folder.`);
  return { file, map, name, yes, json };
}

async function main(): Promise<void> {
  const options = readOptions();
  const say = options.json ? () => {} : (text: string) => console.log(text);
  const { id } = await receiveUpload(createReadStream(options.file), { fileName: path.basename(options.file), expected: null });
  try {
    await work(id, 'profile', options);
    const questions = await agree(id, options, say);
    await work(id, 'check', options);
    await lookAtFindings(id, say);
    if (!(await confirm(options, 'Train a model on it?'))) throw new Stopped('Nothing was trained, and nothing was changed.');
    const { version: versionId } = await work(id, 'train', options);
    const version = await readVersion(versionId!);
    say(`Version ${version.id}: ${version.rows} customers, ROC AUC ${version.rocAuc?.toFixed(4) ?? 'none'}`);
    const used = await confirm(options, 'Use this data now?');
    if (used) await chooseVersion(version.id);
    say(used ? 'It is in use: a running server shows it at the next page.' : `It is in the list of versions: npm run versions -- use ${version.id}`);
    const { findings, refused } = await readChecked(id);
    if (options.json) console.log(JSON.stringify({ version: version.id, name: version.name, rows: version.rows, churned: version.churned, refused, rocAuc: version.rocAuc, used, questions, findings }));
  } finally {
    await deleteImport(id);
  }
}

/** Does one job, with its progress on a terminal. */
async function work(id: string, kind: keyof typeof WORK, { json }: Options): Promise<ImportState> {
  let last = '';
  await runJob(id, kind, WORK[kind], (stage, share) => {
    if (json) return;
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${stage}${share === null ? '' : ` … ${Math.round(100 * share)}%`}`);
    else if (stage !== last) console.log(`${stage} …`);
    last = stage;
  });
  if (process.stdout.isTTY && !json) process.stdout.write('\r\u001b[K');
  const state = await readImport(id);
  if (state.failure) throw new Stopped(`${state.failure.message} ${state.failure.remedy}`);
  return state;
}

/** Applies what --map says, prints what each column is taken for, and the questions whose first answer is in force. */
async function agree(id: string, options: Options, say: (text: string) => void): Promise<string[]> {
  const { draft } = await draftOf(await readImport(id));
  const asked = mapArguments(options.map, draft.guesses.map(({ name }) => name));
  if (!asked.ok) throw new Stopped(asked.problems.join('\n'));
  const mapped = applyMapping(draft, { ...asked.changes, ...(options.name && { name: options.name }) });
  if (!mapped.ok) throw new Stopped(Object.values(mapped.fieldErrors).flat().join('\n'));
  const { guesses, questions, problems, notes } = mapped.draft;
  for (const { name, role, type, reason } of guesses) say(`  ${name}: ${role}, ${type}. ${reason}`);
  for (const note of notes) say(note);
  for (const { question, answers, why } of questions) say(`? ${question} ${answers[0]?.label ?? ''} (${why})`);
  const [problem] = problems;
  if (problem) throw new Stopped(`${problem.message} ${problem.remedy} With --map role=column.`);
  if (questions.length > 0 && !(await confirm(options, 'Go on with these answers?'))) throw new Stopped('Nothing was changed. Answer otherwise with --map, or on the Data page.');
  await changeImport(id, (state) => ({ ...state, changes: mapped.draft.changes }));
  return questions.map(({ question }) => question);
}

async function lookAtFindings(id: string, say: (text: string) => void): Promise<void> {
  const { findings, rows, churned, refused } = await readChecked(id);
  say(`${rows} customers, ${churned} of them left; ${refused} rows refused`);
  for (const { severity, title } of findings) say(`  ${severity}: ${title}`);
  const stop = findings.find(({ severity }) => severity === 'stops');
  if (stop) throw new Stopped(`${stop.title} ${stop.detail}`);
}

async function confirm({ yes }: Options, question: string): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) throw new Stopped(`${question} Nobody can answer here: give --yes to take every default.`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Stopped ? error.message : describeError(error));
  process.exitCode = 1;
}
