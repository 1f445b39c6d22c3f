// `npm start`: from a bare checkout to a running server. What is in place is not done again, so a second start takes a moment.
import { createServer, isIP } from 'node:net';
import { pathToFileURL } from 'node:url';
import { ensureBuild, SERVER } from './build.mjs';
import { main, Stop } from './command.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { locate, locateTrainable, serverEnv } from './location.mjs';
import { ensureModel } from './model.mjs';

/** Long enough for a slow disk; a server that needs more is not coming. */
const READY_WITHIN = 60_000;

await main(async () => {
  const address = readAddress();
  await requireFreePort(address);
  const location = locate();
  const done = [await ensureDependencies(), await ensureModel(locateTrainable()), await ensureBuild()];
  if (!done.includes(true)) console.log('Packages, model and build are up to date.');
  await serve(address, location);
});

/**
 * PORT and HOSTNAME, by default this machine only. Containers and some shells set HOSTNAME to the machine's name, which is no
 * wish to be reachable under it: only an address counts.
 */
function readAddress() {
  const { PORT = '3000', HOSTNAME = '' } = process.env;
  const port = Number(PORT);
  if (!/^\d+$/.test(PORT) || port < 1 || port > 65_535) {
    throw new Stop(`PORT is "${PORT}": expected a number from 1 to 65535.`, 'Try: PORT=3001 npm start');
  }
  return { port, host: isIP(HOSTNAME) ? HOSTNAME : '127.0.0.1' };
}

function requireFreePort({ port, host }) {
  const remedy = `Take another one: PORT=${port === 3000 ? 3001 : 3000} npm start`;
  const reasons = {
    EADDRINUSE: `Port ${port} is in use by another program.`,
    EACCES: `Port ${port} is reserved for the system.`,
    EADDRNOTAVAIL: `HOSTNAME ${host} is not an address of this machine.`,
  };
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(new Stop(reasons[error.code] ?? error.message, remedy)));
    probe.listen(port, host, () => probe.close(resolve));
  });
}

/** Runs the server in this process, so that a signal to it needs no passing on. */
async function serve({ port, host }, location) {
  Object.assign(process.env, { PORT: String(port), HOSTNAME: host, NEXT_TELEMETRY_DISABLED: '1', ...serverEnv(location) });
  endCleanly();
  await import(pathToFileURL(SERVER).href);
  const ready = await waitUntilReady(port, host);
  if (ready.problem) console.warn(`Without predictions: ${ready.problem}`);
  console.log(`Holdfast is ready: http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${port}`);
}

/** The first health check also loads the dataset, so that the first visitor does not wait for it. */
async function waitUntilReady(port, host) {
  const target = host === '0.0.0.0' ? '127.0.0.1' : isIP(host) === 6 ? `[${host}]` : host;
  const deadline = Date.now() + READY_WITHIN;
  while (Date.now() < deadline) {
    const response = await fetch(`http://${target}:${port}/api/health`).catch(() => null);
    const body = await response?.json().catch(() => null);
    if (response?.ok) return body;
    if (response) {
      console.error(`The server runs, but cannot serve this dataset: ${body?.error?.message ?? `its health check answered ${response.status}`}`);
      process.exit(1);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  console.error(`The server did not answer within ${READY_WITHIN / 1000} s.\nRun it again; if it stays so, delete the folder .next first.`);
  process.exit(1);
}

/** Next finishes open requests at a signal and then exits with 130 or 143, which npm reports as an error. Being asked to stop is none. */
function endCleanly() {
  const stop = () => {
    process.on('exit', () => (process.exitCode = 0));
    setTimeout(() => process.exit(), 5000).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
}
