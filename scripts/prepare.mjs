// `npm run build`: installs, trains and builds what is missing or stale, without serving it. What a hosting platform calls.
import { ensureBuild } from './build.mjs';
import { main } from './command.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { locateTrainable } from './location.mjs';
import { ensureModel } from './model.mjs';

await main(async () => {
  const done = [await ensureDependencies(), await ensureModel(locateTrainable()), await ensureBuild()];
  if (!done.includes(true)) console.log('Packages, model and build are up to date.');
});
