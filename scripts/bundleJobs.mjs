// The jobs that a server starts beside itself (bringing in a file, training) as programs that need no sources and no packages, so
// that the standalone folder has all it runs.
import path from 'node:path';
import { ROOT } from './command.mjs';

/** Besides the program, the workers that it starts by their file names. */
const PROGRAMS = { intakeJob: 'scripts/intakeJob.ts', 'growTrees.worker': 'lib/churn/training/growTrees.worker.mjs', 'scoreBlocks.worker': 'lib/workspace/server/scoreBlocks.worker.ts' };

export async function bundleJobs(folder) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: Object.entries(PROGRAMS).map(([out, file]) => ({ in: path.join(ROOT, file), out })),
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
