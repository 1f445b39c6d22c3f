// `npm run dev`: packages and model as for `npm start`, then Next's development server on the same dataset.
import { Interrupted, main, runNode } from './command.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { locate, locateTrainable, serverEnv } from './location.mjs';
import { ensureModel } from './model.mjs';

await main(async () => {
  const location = locate();
  await ensureDependencies();
  await ensureModel(locateTrainable());
  const next = ['node_modules/next/dist/bin/next', 'dev', '-H', '127.0.0.1', ...process.argv.slice(2)];
  // Ended by the user is how a development server ends well.
  const ended = (error) => (error instanceof Interrupted ? { code: 0 } : Promise.reject(error));
  ({ code: process.exitCode } = await runNode(next, { env: serverEnv(location) }).catch(ended));
});
