import * as fs from 'node:fs/promises';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dataHome, whyNotWritable, writeToDataHome } from './dataHome';

vi.mock('node:fs/promises', { spy: true });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'home-'));
  await writeFile(path.join(folder, 'file'), '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});
const live = (...parts: string[]) => vi.stubEnv('HOLDFAST_HOME', path.join(folder, ...parts));

it('dataHome is HOLDFAST_HOME, else .holdfast here; set but empty is not set', () => {
  live('home');
  expect(dataHome()).toBe(path.join(folder, 'home'));
  vi.stubEnv('HOLDFAST_HOME', 'some/where');
  expect(dataHome()).toBe(path.resolve('some/where'));
  for (const unset of [undefined, '']) {
    vi.stubEnv('HOLDFAST_HOME', unset);
    expect(dataHome()).toBe(path.resolve('.holdfast'));
  }
});

describe('a data home that can be written to', () => {
  it.each([['is there', []], ['is yet to be made', ['a', 'b']]])('%s', async (_which, parts) => {
    live(...parts);
    expect(await whyNotWritable()).toBeNull();
    expect(await readdir(folder)).toEqual(['file']);
    await writeToDataHome('x.json', '{}');
    expect(await readFile(path.join(folder, ...parts, 'x.json'), 'utf8')).toBe('{}');
  });
});

describe('a data home that cannot', () => {
  it.each([['is a file', ['file']], ['lies below a file', ['file', 'a', 'b']]])('%s', async (_which, parts) => {
    live(...parts);
    expect(await whyNotWritable()).toBe('Where the data home should be there is a file, so nothing can be saved. Point HOLDFAST_HOME at a folder.');
    await expect(writeToDataHome('x.json', '{}')).rejects.toMatchObject({ code: 'not-writable', remedy: 'Point HOLDFAST_HOME at a folder.' });
  });

  // As what the system answers, because the tests may run as root, to whom no folder is forbidden.
  it.each([
    ['EROFS', 'This host keeps its files read-only, so nothing can be saved here.'],
    ['EACCES', 'This program may not write to its data home, so nothing can be saved here.'],
    ['EIO', 'The data home cannot be written to (EIO), so nothing can be saved here.'],
  ])('answers %s', async (code, message) => {
    live('a');
    const refuse = () => Promise.reject(Object.assign(new Error(code), { code }));
    vi.mocked(fs.access).mockImplementationOnce(refuse);
    vi.mocked(fs.mkdir).mockImplementationOnce(refuse);
    const remedy = 'Change assumptions.json of the dataset and deploy again, or run Holdfast where HOLDFAST_HOME is writable.';
    expect(await whyNotWritable()).toBe(`${message} ${remedy}`);
    await expect(writeToDataHome('x.json', '{}')).rejects.toMatchObject({ code: 'not-writable', message, remedy });
  });
});
