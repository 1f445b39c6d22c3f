import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { chooseVersion } from '@/lib/versions/server/chooseVersion';
import { versionFolder, versionsFolder } from '@/lib/versions/server/folders';
import { commitFiles, ownHome } from '@/lib/versions/versions.fixture';
import { check } from './check';

let home: string;
let [a, b] = ['', ''];
beforeEach(async () => {
  home = await ownHome();
  [a, b] = [(await commitFiles('a')).id, (await commitFiles('b')).id];
  await chooseVersion(a);
});

const promised = (more: { whole?: string[]; unsure?: string[]; gone?: string[]; current?: string[] } = {}) =>
  check({ whole: new Set(more.whole ?? [a, b]), unsure: new Set(more.unsure), gone: new Set(more.gone), current: new Set(more.current ?? [a]) });

it('finds nothing where all is as promised, and removes orphans and locks of the dead', async () => {
  await mkdir(path.join(versionsFolder(), '.new-20260101-000000-aaaaaa.99999999.1'));
  await writeFile(path.join(home, 'versions.lock'), JSON.stringify({ token: '0f', pid: 99_999_999, startedAt: null, since: '2026-01-01T00:00:00.000Z' }));
  const { broken, orphans, known } = await promised();
  expect(broken).toEqual([]);
  expect(orphans).toBe(1);
  expect({ ...known, versions: known.versions.sort() }).toEqual({ versions: [a, b].sort(), current: a });
});

it('finds whatever is not', async () => {
  expect((await promised({ current: [b] })).broken).toEqual([`the pointer names ${a}, promised was ${b}`]);
  expect((await promised({ whole: [a] })).broken).toEqual([`${b} is there and was never begun`]);
  expect((await promised({ whole: [a], gone: [b] })).broken).toEqual([`${b} is there and was deleted`]);
  await writeFile(path.join(versionFolder(b), 'customers.csv'), 'customers.csv c');
  expect((await promised()).broken).toEqual([expect.stringContaining(`${b}: Version ${b} is damaged: customers.csv`)]);
  await rm(versionFolder(b), { recursive: true });
  expect((await promised()).broken).toEqual([`${b} was promised and is not there`]);
  await writeFile(path.join(home, 'current.json'), '{');
  expect((await promised({ whole: [a] })).broken).toEqual([expect.stringContaining('the pointer: current.json')]);
});
