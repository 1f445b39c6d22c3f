import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BUNDLED, type VersionError } from '@/lib/versions/schema';
import { commitFiles, META, ownHome, stageFiles } from '@/lib/versions/versions.fixture';
import { commitVersion } from './commitVersion';
import { deleteVersion } from './deleteVersion';
import { listVersions } from './listVersions';
import { currentPointer } from './pointer';
import { readVersion, verifyVersion } from './readVersion';
import { removeOrphans } from './removeOrphans';
import { renameVersion } from './renameVersion';
import { discardVersion, stageVersion } from './stageVersion';
import { rollBack, chooseVersion } from './chooseVersion';

vi.mock('node:fs/promises', { spy: true });
const real = await vi.importActual<typeof fs>('node:fs/promises');

let home: string;
beforeEach(async () => {
  home = await ownHome();
});
afterEach(() => {
  for (const spied of [fs.rename, fs.open, fs.mkdir]) vi.mocked(spied).mockReset();
});

const inHome = (...parts: string[]) => path.join(home, ...parts);
const folderNames = () => readdir(inHome('versions'));
/** Code, message and next step, with ids that differ each time left out. */
async function refusalOf(work: Promise<unknown>): Promise<string> {
  const { code, message, remedy } = await work.then(() => expect.fail('was not refused'), (error: VersionError) => error);
  return `${code}: ${message} ${remedy}`.replaceAll(/\d{8}-\d{6}-[0-9a-f]{6}/g, 'ID');
}
const failure = (code: string) => Object.assign(new Error(code), { code });

describe('making a version', () => {
  it('says what it is and what it is made of', async () => {
    const version = await commitFiles();
    expect(version).toMatchObject({ ...META, formatVersion: 1, trainer: null, bytes: 67 });
    expect(Object.keys(version.files)).toEqual(['assumptions.json', 'customers.csv', 'dictionary.json', 'model/card.json']);
    expect(version.files['customers.csv']).toEqual({ bytes: 15, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await folderNames()).toEqual([version.id]);
    expect(await verifyVersion(version.id)).toEqual(version);
  });

  it('has every file on disk, then version.json, before the folder takes its name', async () => {
    const staged = await stageFiles();
    const done: string[] = [];
    vi.mocked(fs.open).mockImplementation(async (name, flags) => {
      const handle = await real.open(name, flags);
      const relative = path.relative(staged.folder, String(name)).replace(/\.\d+\.[0-9a-f]+\.tmp$/, '');
      handle.sync = async () => void done.push(relative.startsWith('..') ? 'versions' : relative || '.');
      return handle;
    });
    vi.mocked(fs.rename).mockImplementation(async (from, to) => {
      done.push(`rename to ${path.basename(String(to)).replace(staged.id, 'ID')}`);
      return real.rename(from, to);
    });
    await commitVersion(staged, META);
    expect(done).toEqual(['assumptions.json', 'customers.csv', 'dictionary.json', 'model/card.json', 'model', '.', 'version.json', 'rename to version.json', '.', 'rename to ID', 'versions']);
  });

  it.each([
    ['the disk is full at a file', () => vi.mocked(fs.open).mockRejectedValueOnce(failure('ENOSPC')), 'not-writable: The disk is full, so nothing can be saved. Free some space and try again.'],
    ['the folder cannot take its name', () => vi.mocked(fs.rename).mockImplementationOnce(real.rename).mockRejectedValueOnce(failure('EROFS')), 'not-writable: This host keeps its files read-only, so nothing can be saved here. Run Holdfast where HOLDFAST_HOME is writable, or point DATASET_DIR at a dataset folder.'],
  ])('makes none where %s, and can be tried again', async (_trouble, fail, told) => {
    const before = await commitFiles();
    await chooseVersion(before.id);
    const staged = await stageFiles('b');
    fail();
    expect(await refusalOf(commitVersion(staged, META))).toBe(told);
    expect((await listVersions()).versions.map(({ id }) => id)).toEqual([before.id, BUNDLED]);
    expect(currentPointer().version).toBe(before.id);
    await commitVersion(staged, META);
    expect((await folderNames()).sort()).toEqual([before.id, staged.id].sort());
  });

  it('refuses one that lacks a file', async () => {
    const staged = await stageVersion();
    await writeFile(path.join(staged.folder, 'customers.csv'), '');
    expect(await refusalOf(commitVersion(staged, META))).toMatchInlineSnapshot(`"incomplete: The version lacks dictionary.json, assumptions.json. Import the file again."`);
    await discardVersion(staged);
    expect(await folderNames()).toEqual([]);
  });

  it('says so where nothing can be written', async () => {
    vi.mocked(fs.mkdir).mockRejectedValueOnce(failure('EROFS'));
    await expect(stageVersion()).rejects.toMatchObject({ code: 'not-writable', remedy: expect.stringContaining('DATASET_DIR') });
  });

  it('removes what dead processes left, and only that', async () => {
    const live = await stageFiles();
    await mkdir(inHome('versions', '.new-20260101-000000-aaaaaa.99999999.5', 'model'), { recursive: true });
    await mkdir(inHome('versions', '.gone-20260101-000000-bbbbbb.99999999.-'));
    await mkdir(inHome('versions', 'something else'));
    expect(await removeOrphans()).toBe(2);
    expect((await folderNames()).sort()).toEqual([path.basename(live.folder), 'something else'].sort());
    await mkdir(inHome('versions', '.new-20260101-000000-cccccc.99999999.5'));
    await stageVersion();
    expect(existsSync(inHome('versions', '.new-20260101-000000-cccccc.99999999.5'))).toBe(false);
  });
});

describe('using a version', () => {
  it('remembers the one before, and rolls back to it, also to the bundled data', async () => {
    expect(currentPointer()).toEqual({ version: BUNDLED, previous: null });
    const [a, b] = [await commitFiles('a'), await commitFiles('b')];
    expect(await chooseVersion(a.id)).toEqual({ version: a.id, previous: BUNDLED });
    expect(await chooseVersion(b.id)).toEqual({ version: b.id, previous: a.id });
    expect(await chooseVersion(b.id)).toEqual({ version: b.id, previous: a.id });
    expect(await rollBack()).toEqual({ version: a.id, previous: b.id });
    expect(await rollBack()).toEqual({ version: b.id, previous: a.id });
    expect(await chooseVersion(BUNDLED)).toEqual({ version: BUNDLED, previous: b.id });
    expect(currentPointer()).toEqual({ version: BUNDLED, previous: b.id });
    expect((await verifyVersion(b.id)).files).toEqual(b.files);
  });

  it('is refused where there is none, or nothing to return to', async () => {
    expect(await refusalOf(rollBack())).toMatchInlineSnapshot(`"nothing-before: No other version was in use before this one. Choose one from the list of versions."`);
    expect(await refusalOf(chooseVersion('20260101-000000-aaaaaa'))).toMatchInlineSnapshot(`"no-version: There is no version ID: it was deleted, or never made. Choose one from the list of versions."`);
    expect(await refusalOf(chooseVersion('../../etc'))).toMatchInlineSnapshot(`"no-version: "../../etc" is not the id of a version: expected one such as ID. Choose one from the list of versions."`);
    expect(existsSync(inHome('current.json'))).toBe(false);
  });

  it('is refused where somebody else chose meanwhile', async () => {
    const [a, b] = [await commitFiles('a'), await commitFiles('b')];
    const outcomes = await Promise.allSettled([a, b].map(({ id }) => chooseVersion(id, { expected: BUNDLED })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(chooseVersion(a.id, { expected: BUNDLED }))).toMatchInlineSnapshot(`"changed-since: Somebody else chose ID meanwhile, where bundled was in use. Look at the list of versions and choose again."`);
  });

  it.each([
    ['a flipped byte', 'customers.csv', async (file: string) => writeFile(file, 'customers.csv b'), 'customers.csv is not the file that was saved: its checksum differs'],
    ['a cut file', 'model/card.json', async (file: string) => writeFile(file, ''), 'model/card.json has 0 bytes, expected 17'],
    ['a missing file', 'dictionary.json', async (file: string) => rm(file), 'dictionary.json is missing'],
    ['a file more', 'offers.json', async (file: string) => writeFile(file, '{}'), 'offers.json was not part of it'],
    ['another figure', 'version.json', async (file: string) => writeFile(file, (await readFile(file, 'utf8')).replace('0.84', '0.94')), 'version.json is not as it was written'],
    ['half a version.json', 'version.json', async (file: string) => writeFile(file, '{"form'), 'version.json is not as it was written'],
    ['no version.json', 'version.json', async (file: string) => rm(file), 'version.json is missing'],
  ])('is refused where there is %s', async (_trouble, name, harm, how) => {
    const [a, b] = [await commitFiles('a'), await commitFiles('a')];
    await chooseVersion(a.id);
    const before = await readFile(inHome('current.json'), 'utf8');
    await harm(inHome('versions', b.id, name));
    expect(await refusalOf(chooseVersion(b.id))).toBe(`damaged: Version ID is damaged: ${how}. Use another version and delete this one, or put its folder back from a backup.`);
    expect(await readFile(inHome('current.json'), 'utf8')).toBe(before);
  });

  it('leaves the old pointer where the disk is full', async () => {
    const [a, b] = [await commitFiles('a'), await commitFiles('b')];
    await chooseVersion(a.id);
    vi.mocked(fs.rename).mockImplementation(async (from, to) => (String(to).endsWith('current.json') ? Promise.reject(failure('ENOSPC')) : real.rename(from, to)));
    expect(await refusalOf(chooseVersion(b.id))).toBe('not-writable: The disk is full, so nothing can be saved. Free some space and try again.');
    expect(currentPointer()).toEqual({ version: a.id, previous: BUNDLED });
    expect((await readdir(home)).sort()).toEqual(['current.json', 'versions']);
  });

  it('mends a pointer that is damaged', async () => {
    const { id } = await commitFiles();
    await writeFile(inHome('current.json'), '{"ver');
    expect(await refusalOf(Promise.resolve().then(currentPointer))).toMatchInlineSnapshot(`"pointer-damaged: current.json in the data home does not name a version. Choose what to serve again: npm run versions -- use ID, or npm run use -- --bundled."`);
    expect((await listVersions()).problem).toContain('current.json');
    expect(await chooseVersion(id)).toEqual({ version: id, previous: null });
    expect(currentPointer()).toEqual({ version: id, previous: null });
  });
});

describe('the list', () => {
  it('has the newest first, the bundled data last, and says which is in use and which was', async () => {
    expect(await listVersions()).toEqual({ versions: [{ kind: 'bundled', id: BUNDLED, isCurrent: true, isPrevious: false }], problem: null });
    const [a, b, c] = [await commitFiles('a'), await commitFiles('b'), await commitFiles('c')];
    await chooseVersion(a.id);
    await chooseVersion(b.id);
    expect((await listVersions()).versions).toEqual([
      { kind: 'version', id: c.id, version: c, isCurrent: false, isPrevious: false },
      { kind: 'version', id: b.id, version: b, isCurrent: true, isPrevious: false },
      { kind: 'version', id: a.id, version: a, isCurrent: false, isPrevious: true },
      { kind: 'bundled', id: BUNDLED, isCurrent: false, isPrevious: false },
    ]);
  });

  it('has those that cannot be used, with the reason', async () => {
    const { id } = await commitFiles();
    await rm(inHome('versions', id, 'customers.csv'));
    await mkdir(inHome('versions', '20260101-000000-aaaaaa'));
    await writeFile(inHome('versions', '20260101-000000-bbbbbb'), 'a file');
    expect((await listVersions()).versions).toMatchObject([
      { kind: 'unusable', id, why: `Version ${id} is damaged: customers.csv is missing.` },
      { kind: 'unusable', id: '20260101-000000-bbbbbb', why: expect.stringContaining('version.json is missing') },
      { kind: 'unusable', id: '20260101-000000-aaaaaa', why: expect.stringContaining('version.json is missing') },
      { kind: 'bundled' },
    ]);
  });

  it('has the latest names, which are beside the versions', async () => {
    const { id, files } = await commitFiles();
    await renameVersion(id, '  Gym, third quarter ');
    expect((await listVersions()).versions[0]).toMatchObject({ version: { name: 'Gym, third quarter' } });
    expect(await verifyVersion(id)).toMatchObject({ name: META.name, files });
    expect(await refusalOf(renameVersion(id, ' '))).toMatchInlineSnapshot(`"invalid-name: The name has 0 characters: expected one line of 1 to 80. Choose another name."`);
    expect(await refusalOf(renameVersion('20260101-000000-aaaaaa', 'x'))).toContain('no-version');
    await writeFile(inHome('version-names.json'), '{"form');
    expect(await refusalOf(renameVersion(id, 'x'))).toMatchInlineSnapshot(`"names-damaged: version-names.json in the data home does not hold names of versions. Correct or delete the file, then try again."`);
    expect(await listVersions()).toMatchObject({ versions: [{ version: { name: META.name } }, {}], problem: expect.stringContaining('version-names.json') });
  });
});

describe('deleting a version', () => {
  it('removes its files and its name, and never what is in use', async () => {
    const [a, b] = [await commitFiles('a'), await commitFiles('b')];
    await renameVersion(a.id, 'A');
    await chooseVersion(a.id);
    expect(await refusalOf(deleteVersion(a.id))).toMatchInlineSnapshot(`"in-use: Version ID is in use. Use another one first."`);
    await chooseVersion(b.id);
    await deleteVersion(a.id);
    expect(await folderNames()).toEqual([b.id]);
    expect(await readFile(inHome('version-names.json'), 'utf8')).not.toContain(a.id);
    expect(await refusalOf(rollBack())).toContain('no-version');
    expect(currentPointer().version).toBe(b.id);
    expect(await refusalOf(deleteVersion(a.id))).toContain('no-version');
    expect(await refusalOf(deleteVersion(BUNDLED))).toContain('no-version');
  });

  it('removes a damaged one', async () => {
    const { id } = await commitFiles();
    await rm(inHome('versions', id, 'version.json'));
    await expect(readVersion(id)).rejects.toMatchObject({ code: 'damaged' });
    await deleteVersion(id);
    expect(await folderNames()).toEqual([]);
  });
});
