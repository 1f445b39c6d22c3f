// The jobs that a server starts beside itself (bringing in a file, training) as programs that need no sources and no packages, so
// that the standalone folder has all it runs.
import path from 'node:path';
import { ROOT } from './command.mjs';

const SCORE_WORKER = { 'scoreBlocks.worker': 'lib/workspace/server/scoreBlocks.worker.ts' };
/** Besides the program, the workers that it starts by their file names. */
const JOBS = { intakeJob: 'scripts/intakeJob.ts', 'growTrees.worker': 'lib/churn/training/growTrees.worker.mjs', ...SCORE_WORKER };
const SCORE = { score: 'scripts/score.ts', ...SCORE_WORKER };

export const bundleJobs = (folder) => bundle(JOBS, folder);

/** `npm run score` as a program of its own: threads that compile the sources take longer to start than many a file takes to score. */
export const bundleScore = (folder) => bundle(SCORE, folder);

async function bundle(programs, folder) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: Object.entries(programs).map(([out, file]) => ({ in: path.join(ROOT, file), out })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    conditions: ['react-server'],
    alias: { '@': ROOT },
    absWorkingDir: ROOT,
    // Packages that are CommonJS ask for node's modules by require, which a module does not have.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
}
