// `npm run import`: what the pages under Data do, from a terminal: a CSV file in, a checked and trained version out.
import { main, runNode, TYPESCRIPT } from './command.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { holdfastHome } from './location.mjs';

await main(async () => {
  await ensureDependencies();
  ({ code: process.exitCode } = await runNode([...TYPESCRIPT, 'scripts/import.ts', ...process.argv.slice(2)], { env: { HOLDFAST_HOME: holdfastHome() } }));
});
