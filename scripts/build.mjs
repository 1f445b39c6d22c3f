import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleJobs } from './bundleJobs.mjs';
import { ROOT, runQuietly, step } from './command.mjs';
import { fingerprint, readStamp } from './fingerprint.mjs';
import { keepPrevious } from './keepPrevious.mjs';

const NEXT = path.join(ROOT, '.next');
const STANDALONE = path.join(NEXT, 'standalone');
const STAMP = path.join(NEXT, '.fingerprint');
export const SERVER = path.join(STANDALONE, 'server.js');

/** Everything that `next build` reads. */
const SOURCES = [
  'app', 'lib', 'public', 'proxy.ts', 'instrumentation.ts',
  'next.config.mjs', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json', 'scripts/build.mjs', 'scripts/bundleJobs.mjs', 'scripts/intakeJob.ts',
];

function staleness(now) {
  if (!existsSync(SERVER)) return 'there is no build yet';
  return readStamp(STAMP).sources === now ? null : 'the sources have changed';
}

/** Builds the app unless there is a build of these sources. @returns whether anything was done */
export async function ensureBuild() {
  const sources = fingerprint(ROOT, SOURCES);
  const why = staleness(sources);
  if (why) await step('Building the app', why, () => keepPrevious('.next', () => build(sources)));
  completeStandalone();
  return why !== null;
}

/** Builds with nothing left over: type errors have hidden behind a stale build. */
export async function buildFromClean() {
  rmSync(NEXT, { recursive: true, force: true });
  await ensureBuild();
}

async function build(sources) {
  await runQuietly(['node_modules/next/dist/bin/next', 'build'], {
    env: { NODE_ENV: 'production' },
    failed: 'The app could not be built; the reason is above. The previous build, if any, is unchanged.',
    remedy: 'Correct what it names and run it again; "npm test -- --unit" shows type errors sooner.',
  });
  await bundleJobs(path.join(STANDALONE, 'jobs'));
  writeFileSync(STAMP, `${JSON.stringify({ sources })}\n`);
}

/**
 * Next leaves browser files and public/ out of the standalone folder; without them pages come without styles. The bundled data
 * and model are in it, where the server reads them, and are copied again when they changed after the build.
 */
function completeStandalone() {
  const buildId = readFileSync(path.join(NEXT, 'BUILD_ID'), 'utf8').trim();
  if (!existsSync(path.join(STANDALONE, '.next/static', buildId))) {
    cpSync(path.join(NEXT, 'static'), path.join(STANDALONE, '.next/static'), { recursive: true });
  }
  if (existsSync(path.join(ROOT, 'public'))) cpSync(path.join(ROOT, 'public'), path.join(STANDALONE, 'public'), { recursive: true });
  copyChanged('data', /\.(csv|json)$/);
  copyChanged('model', /\.(bin|json)$/);
}

/** What is the same is not touched: another server may be reading it. */
function copyChanged(folder, kind) {
  mkdirSync(path.join(STANDALONE, folder), { recursive: true });
  const namesIn = (root) => readdirSync(path.join(root, folder)).filter((file) => kind.test(file));
  const now = namesIn(ROOT);
  for (const gone of namesIn(STANDALONE).filter((name) => !now.includes(name))) rmSync(path.join(STANDALONE, folder, gone));
  for (const file of now.map((name) => path.join(folder, name))) {
    if (fingerprint(ROOT, [file]) !== fingerprint(STANDALONE, [file])) cpSync(path.join(ROOT, file), path.join(STANDALONE, file));
  }
}
