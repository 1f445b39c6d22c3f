// `npm run data`: draws the bundled customers again (or with --check compares). Arguments are passed through.
import { main, runNode, TYPESCRIPT } from './command.mjs';
import { ensureDependencies } from './dependencies.mjs';

await main(async () => {
  await ensureDependencies();
  process.exitCode = (await runNode([...TYPESCRIPT, 'data/generate.ts', ...process.argv.slice(2)])).code;
});
