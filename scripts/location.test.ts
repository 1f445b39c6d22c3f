import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram, temporaryFolder } from './program.fixture';

const home = temporaryFolder();
const root = process.cwd();
const program = "import { locate } from './scripts/location.mjs'; import { main } from './scripts/command.mjs'; await main(() => console.log(JSON.stringify(locate())));";
const locate = (settings: Record<string, string> = {}) => runProgram(['--input-type=module', '--eval', program], { HOLDFAST_HOME: home, ...settings });
const point = (text: string) => writeFileSync(path.join(home, 'current.json'), text);

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('which dataset is served', () => {
  it('is the bundled one where nothing else was chosen', () => {
    expect(JSON.parse(locate().output)).toEqual({ dataset: path.join(root, 'data'), model: path.join(root, 'model'), chosenBy: 'bundled' });
  });

  it('is the one that the pointer names, with its model', () => {
    const dataset = path.join(home, 'gym');
    mkdirSync(dataset);
    writeFileSync(path.join(dataset, 'dictionary.json'), '{}');
    point(JSON.stringify({ dataset: path.relative(root, dataset) }));
    expect(JSON.parse(locate().output)).toEqual({ dataset, model: path.join(dataset, 'model'), chosenBy: 'use' });
  });

  it('is DATASET_DIR before the pointer, and MODEL_DIR wins over the folder beside it', () => {
    expect(JSON.parse(locate({ DATASET_DIR: 'data' }).output)).toEqual({ dataset: path.join(root, 'data'), model: path.join(root, 'data/model'), chosenBy: 'DATASET_DIR' });
    expect(JSON.parse(locate({ DATASET_DIR: 'data', MODEL_DIR: 'model' }).output)).toMatchObject({ model: path.join(root, 'model') });
  });

  it.each([
    ['half a file', '{"data'],
    ['another shape', '{"dataset": 7}'],
    ['null', 'null'],
    ['a folder that is gone', '{"dataset": "no/such/folder"}'],
  ])('is nobody\'s guess when the pointer holds %s', (_trouble, text) => {
    point(text);
    const { code, output } = locate();
    expect(code).toBe(1);
    expect(output).toContain('npm run use -- --bundled');
    expect(output).not.toContain('    at ');
  });
});

it('the server finds the same data home from whatever folder it works in', () => {
  const env = "import { locate, locationEnv } from './scripts/location.mjs'; console.log(locationEnv(locate()).HOLDFAST_HOME);";
  const homeOf = (settings: Record<string, string>) => runProgram(['--input-type=module', '--eval', env], { DATASET_DIR: 'data', ...settings }).output.trim();
  expect(homeOf({})).toBe(path.join(root, '.holdfast'));
  expect(homeOf({ HOLDFAST_HOME: 'some/where' })).toBe(path.join(root, 'some/where'));
});
