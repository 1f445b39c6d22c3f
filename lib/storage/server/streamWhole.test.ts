import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { streamWhole } from './streamWhole';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(path.join(tmpdir(), 'whole-')); });
afterAll(() => rm(folder, { recursive: true }));

it('a file appears whole when it is placed, over the one that was there', async () => {
  const file = path.join(folder, 'out.csv');
  await writeFile(file, 'old');
  const whole = await streamWhole(file);
  await whole.write('one\n');
  await whole.write('two\n');
  expect(await readFile(file, 'utf8')).toBe('old');
  await whole.place();
  await whole.discard();
  expect(await readFile(file, 'utf8')).toBe('one\ntwo\n');
  expect(await readdir(folder)).toEqual(['out.csv']);
});

it('what is discarded leaves the old file and nothing else', async () => {
  const whole = await streamWhole(path.join(folder, 'out.csv'));
  await whole.write('half');
  await whole.discard();
  await whole.discard();
  expect(await readFile(path.join(folder, 'out.csv'), 'utf8')).toBe('one\ntwo\n');
  expect(await readdir(folder)).toEqual(['out.csv']);
});
