// `npm run train`: trains the current dataset's model, whether or not one is there. With -- --replace it may be worse than the one in place.
import path from 'node:path';
import { main, ROOT, Stop } from './command.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { locate } from './location.mjs';
import { train, trainerFingerprint } from './model.mjs';
import { runOnHome } from './onHome.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  const unknown = args.find((argument) => argument !== '--replace');
  if (unknown) throw new Stop(`There is no option ${unknown}.`, 'Usage: npm run train [-- --replace]');
  await ensureDependencies();
  const location = locate();
  if (location.chosenBy === 'version') {
    // A version does not change: another one is made of its files, compared with its model, and chosen.
    await runOnHome('scripts/makeVersion.ts', [JSON.stringify({ again: path.basename(location.dataset), trainer: trainerFingerprint(), replace: args.length > 0 })]);
  } else {
    await train(location, args);
    console.log(`Written to ${path.relative(ROOT, location.model)}/`);
  }
});
