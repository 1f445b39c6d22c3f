// `npm run versions`: which versions there are, and which is served.
import { main } from './command.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runOnHome } from './onHome.mjs';

await main(async () => {
  await ensureDependencies();
  await runOnHome('scripts/versions.ts', process.argv.slice(2));
});
