import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked { version?: string; integrity?: string; resolved?: string; inBundle?: boolean; optionalDependencies?: Record<string, string> }
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const entries = Object.entries(packages).filter(([name]) => name !== '');

it('names a package for every platform', () => {
  // Where one of them cannot be had, npm leaves it out without a word, and then `npm ci` refuses the file everywhere.
  const missing = entries.flatMap(([name, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((wanted) => !packages[`node_modules/${wanted}`] && !packages[`${name}/node_modules/${wanted}`])
      .map((wanted) => `${name} needs ${wanted}`));
  expect(missing).toEqual([]);
});

it('pins every package by version and content', () => {
  // A bundled package lies inside another one's content.
  expect(entries.filter(([, { version, integrity, inBundle }]) => !version || !(integrity || inBundle)).map(([name]) => name)).toEqual([]);
});

it('names no place to download from', () => {
  expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([]);
});
