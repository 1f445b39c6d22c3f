// `npm run score`: scores a CSV of customers with the model of the dataset in use.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import util from 'node:util';
import { bundleScore } from './bundleJobs.mjs';
import { main, runNode, Stop } from './command.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { locate, locationEnv } from './location.mjs';

const ADVISED = ['all', 'risky', 'none'];
const USAGE = `Usage: npm run score -- IN.csv OUT.csv [--refused R.csv] [--reasons all|risky|none]
IN.csv has the columns of the model's features, called as in the dictionary; others are carried along, and who left need not be in it.
OUT.csv gets every row as it was, with probability, risk band, up to three reasons, recommended offer, expected value and notes.
R.csv (default OUT.refused.csv) gets the rows that could not be scored, each with its reason.
--reasons: whom reasons and offers are worked out for: all, risky (predicted to leave), none. They take four times as long as all the rest
together, so the default is all for a file of up to 4 MiB, some 35,000 customers, and risky for a larger one.
Exit code 0: both files are written. 1: neither is.`;

await main(async () => {
  const request = readRequest();
  await ensureDependencies();
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-score-'));
  try {
    await bundleScore(folder);
    const { code } = await runNode([path.join(folder, 'score.mjs'), JSON.stringify(request)], { env: locationEnv(locate()) });
    process.exitCode = code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function readRequest() {
  let parsed;
  try {
    parsed = util.parseArgs({ options: { refused: { type: 'string' }, reasons: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    throw new Stop(error.message, USAGE);
  }
  const { values, positionals } = parsed;
  if (positionals.length !== 2) throw new Stop(`Expected two files, the customers and where their scores go, got ${positionals.length}.`, USAGE);
  const advised = values.reasons ?? null;
  if (advised !== null && !ADVISED.includes(advised)) throw new Stop(`--reasons is for ${ADVISED.join(', ')}: got "${advised}".`, USAGE);
  const [from, to] = positionals.map(placed);
  const refused = placed(values.refused ?? `${positionals[1].replace(/\.csv$/i, '')}.refused.csv`);
  if (!existsSync(from)) throw new Stop(`There is no file ${positionals[0]}.`, 'Check its name and folder. Nothing was written.');
  for (const file of [to, refused]) {
    if (!existsSync(path.dirname(file))) throw new Stop(`There is no folder ${path.dirname(file)}.`, 'Make it, or name another. Nothing was written.');
  }
  if (new Set([from, to, refused]).size < 3) throw new Stop('The customers, their scores and the refused rows need a file each.', USAGE);
  return { from, to, refused, advised };
}

/** npm runs scripts in the project root; what the user typed is relative to where they typed it. */
function placed(file) {
  return path.resolve(process.env.INIT_CWD || process.cwd(), file);
}
