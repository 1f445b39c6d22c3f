import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runQuietly, step } from './command.mjs';
import { keepPrevious } from './keepPrevious.mjs';

/** Installs what package-lock.json names, unless it is there. @returns whether anything was done */
export async function ensureDependencies() {
  const why = staleness();
  if (!why) return false;
  await step('Installing packages', why, () => keepPrevious('node_modules', install));
  return true;
}

/** npm keeps its own record of what it installed; it writes it last, so an install that broke off has none. */
function staleness() {
  const installed = readPackages('node_modules/.package-lock.json');
  if (!installed) return 'there are none yet';
  for (const [name, wanted] of Object.entries(readPackages('package-lock.json'))) {
    const found = installed[name];
    // Optional packages belong to other platforms.
    if (name === '' || (wanted.optional && !found)) continue;
    if (!found) return `${name.replace(/^.*node_modules\//, '')} is missing`;
    if (found.version !== wanted.version) return `${name.replace(/^.*node_modules\//, '')} is ${found.version}, locked is ${wanted.version}`;
  }
  return null;
}

function readPackages(file) {
  const full = path.join(ROOT, file);
  return existsSync(full) ? JSON.parse(readFileSync(full, 'utf8')).packages : null;
}

function install() {
  return runQuietly([npmProgram(), 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    failed: 'The packages could not be installed; npm says why above.',
    remedy: 'Check the network connection and that package.json and package-lock.json belong together, then run it again.',
  });
}

/** npm's own program file, run by this Node: on Windows `npm` is a shell script that cannot be started directly. */
function npmProgram() {
  const { npm_execpath: fromNpm } = process.env;
  if (fromNpm && path.basename(fromNpm) === 'npm-cli.js') return fromNpm;
  const folder = path.dirname(process.execPath);
  const candidates = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js', '../share/nodejs/npm/bin/npm-cli.js'];
  return candidates.map((candidate) => path.join(folder, candidate)).find((file) => existsSync(file)) ?? path.join(folder, 'npm-cli.js');
}
