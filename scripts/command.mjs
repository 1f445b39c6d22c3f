// What every script shares: the project root, expected failures, child processes and one line a step.
// Nothing here needs an installed package, because these scripts are what installs them.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Flags under which Node runs our TypeScript programs; the condition turns `server-only` into an empty module. */
export const TYPESCRIPT = ['--conditions=react-server', '--import', 'tsx'];

/** An expected failure: what is wrong, and what the reader can do. */
export class Stop extends Error {
  constructor(message, remedy) {
    super(message);
    this.remedy = remedy;
  }
}

/** The user ended a step; whatever it had replaced is put back on the way out. */
export class Interrupted extends Error {
  constructor(signal) {
    super(`Stopped by ${signal}.`);
    this.exitCode = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }[signal];
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs Node on the given arguments in the project root and waits. A signal to this process is passed on, so no child is left.
 *
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, capture?: boolean }} options capture: collect the output in place of showing it
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runNode(args, { env = {}, capture = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
    let stoppedBy;
    const stop = (signal) => {
      stoppedBy = signal;
      child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, stop);
    const release = () => SIGNALS.forEach((signal) => process.off(signal, stop));
    child.on('error', reject);
    // Not 'close' when stopped: a grandchild may hold the pipes a while longer.
    child.on('exit', () => stoppedBy && (release(), reject(new Interrupted(stoppedBy))));
    child.on('close', (code) => (release(), resolve({ code: code ?? 1, output })));
  });
}

/** The same, for a step that must succeed: on failure its output is the reason. */
export async function runQuietly(args, { env, failed, remedy }) {
  const { code, output } = await runNode(args, { env, capture: true });
  if (code !== 0) throw new Stop(`${output.trim()}\n\n${failed}`, remedy);
}

/** Does one step and prints one line for it: what, why, how long it took. */
export async function step(what, why, work) {
  const start = performance.now();
  process.stdout.write(`${what}: ${why} … `);
  try {
    await work();
  } catch (error) {
    process.stdout.write('stopped\n');
    throw error;
  }
  process.stdout.write(`done in ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}

/** Runs a script's work; an expected failure prints its reason and remedy and ends with exit code 1. */
export async function main(work) {
  try {
    requireNode();
    endWithNpm();
    await work();
  } catch (error) {
    process.exitCode = error instanceof Interrupted ? error.exitCode : 1;
    if (error instanceof Interrupted) console.error(error.message);
    else if (error instanceof Stop) console.error(`${error.message}\n${error.remedy}`);
    else console.error(error);
  }
}

/** npm passes a signal to the shell that it started us with, and some shells die of it without passing it on: then we would be left behind. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const { ppid } = process;
  setInterval(() => process.ppid !== ppid && process.kill(process.pid, 'SIGTERM'), 500).unref();
}

/** Older versions of Node fail much later and unintelligibly, so the version is looked at first. */
function requireNode() {
  const wanted = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')).engines.node.replace('>=', '');
  const [major, minor] = wanted.split('.').map(Number);
  const [hasMajor, hasMinor] = process.versions.node.split('.').map(Number);
  if (hasMajor > major || (hasMajor === major && hasMinor >= minor)) return;
  throw new Stop(
    `Holdfast needs Node.js ${wanted} or newer; this is ${process.versions.node}.`,
    'Install the current LTS release from https://nodejs.org and try again.',
  );
}
