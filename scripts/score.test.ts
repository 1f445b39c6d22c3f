import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runProgram, temporaryFolder } from './program.fixture';

const folder = temporaryFolder();
const out = path.join(folder, 'out.csv');
const input = path.join(folder, 'in.csv');
writeFileSync(input, 'member,months\nM-1,3\n');
const score = (...args: string[]) => runProgram(['scripts/score.mjs', ...args], { HOLDFAST_HOME: path.join(folder, 'home'), MODEL_DIR: path.join(folder, 'no-model') });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['one file', [input], 'Expected two files'],
  ['a file that is not there', [path.join(folder, 'nowhere.csv'), out], 'There is no file'],
  ['a folder that is not there', [input, path.join(folder, 'gone', 'out.csv')], 'There is no folder'],
  ['one file for two things', [input, input], 'need a file each'],
  ['reasons for whom?', [input, out, '--reasons', 'some'], '--reasons is for all, risky, none'],
  ['an option nobody knows', [input, out, '--frobnicate'], 'Usage'],
])('%s is refused before anything is read', (_trouble, args, reason) => {
  const { code, output } = score(...args);
  expect(code).toBe(1);
  expect(output).toContain(reason);
  expect(existsSync(out)).toBe(false);
});

it('without a model nothing is written, and the next step is said', () => {
  const { code, output } = score(input, out);
  expect(code).toBe(1);
  expect(output).toMatch(/Nothing was written: There is nothing to score with: .*npm run train/s);
  expect(existsSync(out)).toBe(false);
});
