import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import type { Workspace } from '@/lib/workspace/derive';
import { workspaceOf } from '@/lib/workspace/workspace.fixture';
import { scoreFile } from './scoreFile';

let folder: string;
let workspace: Workspace;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'score-'));
  workspace = await workspaceOf(MEMBERS, () => {}, 5);
});
afterAll(() => rm(folder, { recursive: true }));

const file = (name: string) => path.join(folder, name);
const score = () => scoreFile(workspace, { from: file('in.csv'), to: file('out.csv'), refused: file('refused.csv'), advised: 'all' });

it('the scored and the refused rows are written to a file each, and no cell runs as a formula (CHECKS C8)', async () => {
  await writeFile(file('in.csv'), 'id,months,fee,plan,remark\nn1,3,25,Basic,=1+1\nn2,x,25,Basic,\n\n"n\n3",59,-,"Plus, with sauna",-2.5\nn4,59,30,"Plus, with sauna",-2.5\n');
  expect(await score()).toMatchObject({ scored: 2, refused: 2, advised: 2 });
  const out = parse(await readFile(file('out.csv'), 'utf8'), { columns: true }) as Record<string, string>[];
  expect(out.map(({ id, remark }) => [id, remark])).toEqual([['n1', "'=1+1"], ['n4', '-2.5']]);
  expect(parse(await readFile(file('refused.csv'), 'utf8'))).toEqual([
    ['row', 'column', 'value', 'reason'],
    ['3', 'months', 'x', 'not a number (expected digits with a decimal point)'],
    ['5', 'fee', "'-", 'not a number (expected digits with a decimal point)'],
  ]);
  expect((await readdir(folder)).sort()).toEqual(['in.csv', 'out.csv', 'refused.csv']);
});

it('a file that breaks off on the way leaves what was there before, and nothing else', async () => {
  const before = await readFile(file('out.csv'), 'utf8');
  await writeFile(file('in.csv'), `id,months,fee,plan\n${'n,3,25,Basic\n'.repeat(1000)}"unclosed,3,25,Basic\n`);
  await expect(score()).rejects.toMatchObject({ code: 'malformed-csv' });
  await writeFile(file('in.csv'), 'id,months\nn1,3\n');
  await expect(score()).rejects.toMatchObject({ code: 'missing-columns' });
  expect(await readFile(file('out.csv'), 'utf8')).toBe(before);
  expect((await readdir(folder)).sort()).toEqual(['in.csv', 'out.csv', 'refused.csv']);
});
