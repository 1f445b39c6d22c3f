import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GYM_HEADER, gymRows, type Outcome, runProgram, temporaryFolder, writeGym } from './program.fixture';

const folder = temporaryFolder();
const home = path.join(folder, 'home');
const pointer = path.join(home, 'current.json');
const use = (...args: string[]) => runProgram(['scripts/use.mjs', ...args], { HOLDFAST_HOME: home });
const useGym = (lines: string[], ...more: string[]) => {
  const { file, dictionary } = writeGym(folder, lines);
  return use(file, '--dictionary', dictionary, ...more);
};
const versions = (...args: string[]) => runProgram(['scripts/versions.mjs', ...args], { HOLDFAST_HOME: home });
/** Everything in the home folder; what is untouched has the same. */
const state = () => ({ pointer: existsSync(pointer) && readFileSync(pointer, 'utf8'), versions: readdirSync(path.join(home, 'versions')).sort() });
const current = () => (JSON.parse(readFileSync(pointer, 'utf8')) as { version: string }).version;

const LEFT = gymRows().filter((row) => row.endsWith('yes')).length;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a good file', () => {
  let first: Outcome;
  beforeAll(() => {
    first = useGym([GYM_HEADER, ...gymRows(), 'M-bad,12,not a number,Day,no']);
    // Trains for real, which takes longest where another test has the second core.
  }, 120_000);

  it('is checked, trained on and made current', () => {
    expect(first).toMatchObject({ code: 0 });
    expect(first.output).toContain('Corner Gym: 300 customers');
    expect(first.output).toContain('1 row refused\n  row 302, column "fee", value "not a number"');
    expect(first.output).toMatch(/ROC AUC 0\.\d{4}/);
    expect(first.output).toContain('npm start serves it');
    expect(state().versions).toEqual([current()]);
    expect(readdirSync(path.join(home, 'versions', current())).sort()).toEqual(['assumptions.json', 'customers.csv', 'dictionary.json', 'model', 'version.json']);
    expect(JSON.parse(versions('--json').output)).toMatchObject({
      versions: [{ kind: 'version', id: current(), name: 'Corner Gym', rows: 300, churned: LEFT, refusedRows: 1, rocAuc: expect.any(Number), sourceName: 'gym.csv', isCurrent: true }, { kind: 'bundled', isPrevious: true }],
      problem: null,
    });
  });

  it('used again changes nothing and trains nothing', () => {
    const before = state();
    const again = useGym([GYM_HEADER, ...gymRows(), 'M-bad,12,not a number,Day,no']);
    expect(again.code).toBe(0);
    expect(again.output).not.toContain('Training');
    expect(state()).toEqual(before);
  });

  it.each([
    ['a duplicate id', [GYM_HEADER, ...gymRows(), gymRows()[0]!], 'M-0 in rows 2 and 302'],
    ['an empty file', [], 'is empty'],
    ['no customers', [GYM_HEADER], 'no rows'],
    ['a missing column', ['member,months,plan,left', 'M-1,3,Day,no'], 'lacks "fee"'],
    ['one outcome only', [GYM_HEADER, ...gymRows().map((row) => row.replace(/yes$/, 'no'))], 'could not be trained'],
  ])('stays in use when the next one has %s', (_trouble, lines, reason) => {
    const before = state();
    const { code, output } = useGym(lines);
    expect(code).toBe(1);
    expect(output).toContain(reason);
    expect(output).toContain('Nothing was changed');
    expect(state()).toEqual(before);
  });

  it('stays in use when an argument is wrong', () => {
    const before = state();
    const { file, dictionary } = writeGym(folder, [GYM_HEADER]);
    for (const [args, reason] of [
      [[file], 'A dictionary is needed'],
      [['nowhere.csv', '--dictionary', dictionary], 'There is no file nowhere.csv'],
      [[file, '--dictionary', dictionary, '--bundled'], 'one or the other'],
      [['--frobnicate'], 'Usage'],
    ] as const) {
      const { code, output } = use(...args);
      expect(code).toBe(1);
      expect(output).toContain(reason);
    }
    expect(state()).toEqual(before);
  });

  it('takes another name, and what a killed attempt left is removed', () => {
    // No process has this id: Linux and macOS end far below.
    mkdirSync(path.join(home, 'versions', '.new-20260101-000000-aaaaaa.99999999.1'));
    const { code, output } = useGym([GYM_HEADER, ...gymRows()], '--name', 'Gym Übersee');
    expect(code).toBe(0);
    expect(output).toContain('Gym Übersee: 300 customers');
    expect(state().versions).toHaveLength(2);
    expect(versions().output).toMatch(/^\* +\S+ +Gym Übersee +300 +29\.0% /m);
  });

  it('is trained on again as a version of its own', () => {
    const before = current();
    const { code, output } = runProgram(['scripts/train.mjs', '--replace'], { HOLDFAST_HOME: home });
    expect(code, output).toBe(0);
    expect(state().versions).toHaveLength(3);
    expect(current()).not.toBe(before);
    expect(JSON.parse(versions('--json').output)).toMatchObject({ versions: [{ name: 'Gym Übersee', sourceName: 'gym.csv', isCurrent: true }, { id: before, isPrevious: true }, {}, {}] });
  });

  it('is rolled back from, renamed and deleted', () => {
    const [last, before] = (JSON.parse(versions('--json').output) as { versions: { id: string }[] }).versions.map(({ id }) => id);
    expect(versions('rollback').output).toBe(`Version ${before} is chosen again.\n`);
    expect(current()).toBe(before);
    expect(versions('rename', last!, 'Third quarter')).toEqual({ code: 0, output: `Version ${last} is now called Third quarter.\n` });
    expect(versions().output).toMatch(/^< +\S+ +Third quarter /m);
    expect(versions('delete', before!)).toEqual({ code: 1, output: `Version ${before} is in use. Use another one first.\n` });
    expect(versions('delete', last!)).toEqual({ code: 0, output: `Version ${last} is deleted.\n` });
    expect(state().versions).toHaveLength(2);
    for (const args of [['frobnicate'], ['use'], ['use', 'a', 'b'], ['--frobnicate']]) {
      const { code, output } = versions(...args);
      expect(code).toBe(1);
      expect(output).toContain('Usage: npm run versions');
    }
  });

  it('gives way to the bundled one', () => {
    expect(use('--bundled').code).toBe(0);
    expect(current()).toBe('bundled');
    expect(state().versions).toHaveLength(2);
  });
});
