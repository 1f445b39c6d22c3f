import { readFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stageWhole, writeWhole } from './writeWhole';

vi.mock('node:fs/promises', { spy: true });
const real = await vi.importActual<typeof fs>('node:fs/promises');

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'storage-'));
  file = path.join(folder, 'a.json');
  await writeFile(file, 'old');
});
afterEach(() => rm(folder, { recursive: true }));

const failure = (code: string) => Object.assign(new Error(code), { code });

/** Calls this in place of every sync of a file or folder. */
function onSync(act: (what: 'file' | 'folder') => void): void {
  vi.mocked(fs.open).mockImplementation(async (name, flags) => {
    const handle = await real.open(name, flags);
    const what = (await handle.stat()).isDirectory() ? 'folder' : 'file';
    handle.sync = async () => act(what);
    return handle;
  });
}
const failOn = (failing: 'file' | 'folder', code: string) => onSync((what) => {
  if (what === failing) throw failure(code);
});
afterEach(() => {
  vi.mocked(fs.open).mockImplementation(real.open);
});

describe('writeWhole', () => {
  it('replaces a file, and makes one with its folder', async () => {
    await writeWhole(file, 'new');
    expect(await readFile(file, 'utf8')).toBe('new');
    await writeWhole(path.join(folder, 'b/c/d.bin'), Uint8Array.of(1, 2));
    expect([...(await readFile(path.join(folder, 'b/c/d.bin')))]).toEqual([1, 2]);
    expect(await readdir(folder)).toEqual(['a.json', 'b']);
  });

  it('has the content on disk before it takes its place, and its place before it returns', async () => {
    const seen: string[] = [];
    onSync((what) => seen.push(`${what} synced, ${readFileSync(file, 'utf8')} in place`));
    await writeWhole(file, 'new');
    expect(seen).toEqual(['file synced, old in place', 'folder synced, new in place']);
  });

  it.each(['ENOSPC', 'EIO'])('leaves the old file and nothing else when the disk says %s', async (code) => {
    failOn('file', code);
    await expect(writeWhole(file, 'new')).rejects.toMatchObject({ code });
    expect(await readdir(folder)).toEqual(['a.json']);
    expect(await readFile(file, 'utf8')).toBe('old');
  });

  it('leaves the old file and nothing else when the new one cannot take its place', async () => {
    vi.mocked(fs.rename).mockRejectedValueOnce(failure('EPERM'));
    await expect(writeWhole(file, 'new')).rejects.toMatchObject({ code: 'EPERM' });
    expect(await readdir(folder)).toEqual(['a.json']);
    expect(await readFile(file, 'utf8')).toBe('old');
  });

  it('does without a synced folder where there is no such thing, but not where the disk fails', async () => {
    failOn('folder', 'EINVAL');
    await writeWhole(file, 'new');
    expect(await readFile(file, 'utf8')).toBe('new');
    failOn('folder', 'EIO');
    await expect(writeWhole(file, 'newer')).rejects.toMatchObject({ code: 'EIO' });
  });

  it('is one of twenty when twenty write at once, into a folder that was not there', async () => {
    const deep = path.join(folder, 'b/c/d.json');
    const contents = Array.from({ length: 20 }, (_, i) => String(i).repeat(50_000));
    await Promise.all(contents.map((content) => writeWhole(deep, content)));
    expect(contents).toContain(await readFile(deep, 'utf8'));
    expect(await readdir(path.dirname(deep))).toEqual(['d.json']);
  });

  it('removes what a killed writer of the same file left an hour ago', async () => {
    const age = async (name: string, minutes: number) => {
      await writeFile(path.join(folder, name), '');
      await utimes(path.join(folder, name), 0, Date.now() / 1000 - 60 * minutes);
    };
    await Promise.all([age('a.json.7.tmp', 61), age('a.json.8.0f.tmp', 59), age('b.json.9.tmp', 61), age('a.json.bak', 61), mkdir(path.join(folder, 'a.json.d.tmp'))]);
    await writeWhole(file, 'new');
    expect(await readdir(folder)).toEqual(['a.json', 'a.json.8.0f.tmp', 'a.json.bak', 'a.json.d.tmp', 'b.json.9.tmp']);
  });
});

describe('stageWhole', () => {
  it('touches nothing until it is told to', async () => {
    const place = await stageWhole(file, 'new');
    expect(await readFile(file, 'utf8')).toBe('old');
    await place();
    expect(await readFile(file, 'utf8')).toBe('new');
  });
});
