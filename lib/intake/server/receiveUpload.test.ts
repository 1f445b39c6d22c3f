import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { importFile, importFolder, listImports, readImport, removeAbandoned } from './importFolder';
import { receiveUpload } from './receiveUpload';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'home-'));
  vi.stubEnv('HOLDFAST_HOME', home);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true, force: true });
});

async function* chunks(...texts: string[]) {
  for (const text of texts) yield new TextEncoder().encode(text);
}
const refusal = (promise: Promise<unknown>) => promise.then(() => 'accepted', (error: { code: string; message: string; remedy: string }) => `${error.code}: ${error.message} ${error.remedy}`);
const left = () => readdir(path.join(home, 'imports'));

describe('receiveUpload', () => {
  it('keeps the bytes exactly, under the file’s own name without its folders', async () => {
    const { id } = await receiveUpload(chunks('id,left\r\n', 'ü,1\r\n'), { fileName: 'C:\\secret\\gym\u0000.csv', expected: 15 });
    expect(await readFile(importFile(id, 'customers'), 'utf8')).toBe('id,left\r\nü,1\r\n');
    expect(await readImport(id)).toMatchObject({ fileName: 'gym.csv', bytes: 15, done: [], version: null });
    expect((await listImports()).map((state) => state.id)).toEqual([id]);
  });

  it('refuses what is too large, empty or cut short, and leaves nothing of it', async () => {
    vi.stubEnv('HOLDFAST_MAX_UPLOAD_MB', '1');
    expect(await refusal(receiveUpload(chunks('x'), { fileName: 'a.csv', expected: 2 ** 21 }))).toMatchInlineSnapshot(`"too-large: The file has 2 MB; at most 1 MB can be brought in. Leave out columns that say nothing about leaving, or bring a random part of the customers."`);
    const endless = async function* () {
      for (;;) yield new Uint8Array(2 ** 18);
    };
    expect(await refusal(receiveUpload(endless(), { fileName: 'a.csv', expected: null }))).toContain('too-large');
    expect(await refusal(receiveUpload(chunks(), { fileName: 'a.csv', expected: 0 }))).toMatchInlineSnapshot(`"empty-upload: “a.csv” is empty: it has 0 bytes. Export it again and look at it before you bring it in."`);
    expect(await refusal(receiveUpload(chunks('id'), { fileName: 'a.csv', expected: 3 }))).toMatchInlineSnapshot(`"incomplete: Only 2 bytes of 3 bytes arrived. Bring the file in again."`);
    const broken = async function* () {
      yield new Uint8Array(3);
      throw new Error('aborted');
    };
    expect(await refusal(receiveUpload(broken(), { fileName: 'a.csv', expected: 9 }))).toMatchInlineSnapshot(`"incomplete: The connection broke off before the whole file had arrived. Bring the file in again."`);
    expect(await left()).toEqual([]);
  });

  it('says why a host that lets nothing be written takes no file', async () => {
    await writeFile(path.join(home, 'file'), '');
    vi.stubEnv('HOLDFAST_HOME', path.join(home, 'file'));
    expect(await refusal(receiveUpload(chunks('id'), { fileName: 'a.csv', expected: 2 }))).toMatchInlineSnapshot(`"not-writable: Where the data home should be there is a file, so nothing can be saved. Point HOLDFAST_HOME at a folder."`);
  });
});

it('what a killed upload left goes with the first upload after a day', async () => {
  const id = 'a'.repeat(16);
  await mkdir(importFolder(id), { recursive: true });
  await writeFile(importFile(id, 'part'), 'half');
  await removeAbandoned();
  expect(await left()).toEqual([id]);
  await removeAbandoned(Date.now() + 2 * 86_400_000);
  expect(await left()).toEqual([]);
});

it('an id that is none of ours leads nowhere', async () => {
  for (const id of ['../../etc', '', 'a'.repeat(15), 'A'.repeat(16)]) expect(await refusal(readImport(id))).toContain('no-import');
  expect(await refusal(readImport('a'.repeat(16)))).toContain('no-import');
});
