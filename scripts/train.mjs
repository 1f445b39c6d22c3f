// `npm run train`: trains the current dataset's model, whether or not one is there. With -- --replace it may be worse than the one in place.
import path from 'node:path';
import { main, ROOT } from './command.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { locate } from './location.mjs';
import { train } from './model.mjs';

await main(async () => {
  await ensureDependencies();
  const location = locate();
  await train(location, process.argv.slice(2));
  console.log(`Written to ${path.relative(ROOT, location.model)}/`);
});
