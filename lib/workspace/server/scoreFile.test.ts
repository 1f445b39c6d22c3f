import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import type { Workspace } from '@/lib/workspace/derive';
import { workspaceOf } from '@/lib/workspace/workspace.fixture';
import { scoreFile } from './scoreFile';
import { toCsv } from '@/lib/csv';
import { fileReadingSchema } from '@/lib/dataset/reading/schema';
import { openRows } from '@/lib/dataset/server/openRows';
import { scoreRows } from '@/lib/workspace/scoring/scoreRows';

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

/** Rows of every kind: quotes, line ends and formulas in cells, spaces, gaps, what is refused, empty lines, and all line ends. */
function mixedFile(rows: number): string {
  const kinds = ['n,3,25,Basic,x', 'n, 59 ,,"Plus, with sauna",-2.5', '"n ""x""",7,30,Basic,=1+1', 'n,x,25,Basic,', '', 'n,3,25,Gold,"two\nlines"', 'n,400,900,,', 'n,1', "n,12,22,Basic,'+1"];
  return `\n id ,months,fee,plan,remark\n${Array.from({ length: rows }, (_, i) => `${kinds[i % kinds.length]}${['\n', '\r\n', '\n', '\r'][i % 4]}`).join('')}`;
}

it('threads, one thread and the reading row by row come to the same, to the byte', async () => {
  // Three blocks, so that two threads have something to get out of order.
  await writeFile(file('in.csv'), mixedFile(50_000));
  const [scored, refused]: [string[][], string[][]] = [[], [['row', 'column', 'value', 'reason']]];
  const summary = await scoreRows(workspace, openRows(file('in.csv')), {
    scored: (rows) => void rows.forEach((cells) => scored.push([...cells])),
    refused: (rows) => void rows.forEach(({ row, column, value, reason }) => refused.push([String(row), column, value, reason])),
  });
  expect([summary.scored, summary.refused, summary.noted]).toEqual([scored.length - 1, refused.length - 1, expect.any(Number)]);
  expect(Math.min(summary.refused, summary.noted)).toBeGreaterThan(10_000);
  for (const threads of [0, 1, 2]) {
    expect(await scoreFile(workspace, { from: file('in.csv'), to: file('out.csv'), refused: file('refused.csv'), advised: 'all', threads })).toEqual({ ...summary, strayQuote: null });
    expect(await readFile(file('out.csv'), 'utf8') === toCsv(scored), `${threads} threads`).toBe(true);
    expect(await readFile(file('refused.csv'), 'utf8') === toCsv(refused), `${threads} threads`).toBe(true);
  }
});

it('a stray quote is kept as a letter and told with its row, a quote that stays open is an error, from threads too', async () => {
  const outcome = async (line: string, threads: number) => {
    await writeFile(file('in.csv'), `${mixedFile(50_000)}${line}\n${mixedFile(90)}`);
    const request = { from: file('in.csv'), to: file('new.csv'), refused: file('new.refused.csv'), advised: 'none', threads } as const;
    return scoreFile(workspace, request).then(({ strayQuote }) => strayQuote, (error: Error) => error.message);
  };
  for (const threads of [2, 0]) {
    expect(await outcome('"n" x,3,25,Basic,', threads)).toBe(48_614);
    await Promise.all(['new.csv', 'new.refused.csv'].map((name) => rm(file(name))));
    expect(await outcome('n,3,25,"Basic,', threads)).toMatchInlineSnapshot(`"in.csv is not well-formed CSV: row 48614, cell 4 goes on behind its closing quote; a quote may have been opened there by mistake, and closed by that of a later row."`);
    expect((await readdir(folder)).filter((name) => name.startsWith('new'))).toEqual([]);
  }
});

it('a row that is too long says so, and one of a million letters is scored', async () => {
  const withRemark = async (letters: number) => {
    await writeFile(file('in.csv'), `id,months,fee,plan,remark\nn,3,25,Basic,${'x'.repeat(letters)}\nn,3,25,Basic,\n`);
    return scoreFile(workspace, { from: file('in.csv'), to: file('out.csv'), refused: file('refused.csv'), advised: 'none', threads: 0 }).then(({ scored }) => scored, (error: { code: string }) => error.code);
  };
  expect([await withRemark(1e6), await withRemark(2e6), await withRemark(6e6)]).toEqual([2, 2, 'row-too-long']);
});

it('other encodings, delimiters and titles are read as the dataset says', async () => {
  const reading = { encoding: 'utf-16le', delimiter: ';', quote: "'", skipLines: 1, decimal: ',', missing: ['n/a'] };
  const other = { ...workspace, dataset: { ...workspace.dataset, dictionary: { ...workspace.dataset.dictionary, file: fileReadingSchema.parse(reading) } } };
  await writeFile(file('in.csv'), Buffer.from(`\ufeffAll our members;;;\r\nid;fee;months;plan;remark\r\n'é;1';25,5;3;Basic;say "hi"\r\nn2;n/a;59;Plus, with sauna;\r\nn3;25.5;1;Basic;\r\n`, 'utf16le'));
  for (const threads of [0, 2]) {
    expect(await scoreFile(other, { from: file('in.csv'), to: file('out.csv'), refused: file('refused.csv'), advised: 'all', threads })).toMatchObject({ scored: 2, refused: 1, noted: 0 });
    const out = parse(await readFile(file('out.csv'), 'utf8'), { columns: true }) as Record<string, string>[];
    expect(out.map(({ id, fee, plan, remark }) => [id, fee, plan, remark])).toEqual([['é;1', '25,5', 'Basic', 'say "hi"'], ['n2', 'n/a', 'Plus, with sauna', '']]);
    expect(parse(await readFile(file('refused.csv'), 'utf8'))[1]).toEqual(['5', 'fee', '25.5', 'not a number (expected digits with a decimal comma)']);
  }
});
