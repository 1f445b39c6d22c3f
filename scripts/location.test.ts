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

  it.each([
    ['the version', 'versions/20261128-143201-ab12cd', () => ({ formatVersion: 1, version: '20261128-143201-ab12cd' }), 'version'],
    ['the folder of an installation from before versions', 'datasets/gym', (dataset: string) => ({ dataset: path.relative(root, dataset) }), 'earlier'],
  ])('is %s that the pointer names, with its model', (_which, folder, pointer, chosenBy) => {
    const dataset = path.join(home, folder);
    mkdirSync(dataset, { recursive: true });
    writeFileSync(path.join(dataset, 'dictionary.json'), '{}');
    point(JSON.stringify(pointer(dataset)));
    expect(JSON.parse(locate().output)).toEqual({ dataset, model: path.join(dataset, 'model'), chosenBy });
  });

  it('is the bundled one where the pointer says so', () => {
    point(JSON.stringify({ formatVersion: 1, version: 'bundled', previous: '20261128-143201-ab12cd' }));
    expect(JSON.parse(locate().output)).toMatchObject({ chosenBy: 'bundled' });
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
    ['a version that is gone', '{"version": "20260101-000000-aaaaaa"}'],
  ])('is nobody\'s guess when the pointer holds %s', (_trouble, text) => {
    point(text);
    const { code, output } = locate();
    expect(code).toBe(1);
    expect(output).toContain('npm run use -- --bundled');
    expect(output).not.toContain('    at ');
  });
});

describe('the server', () => {
  const printEnv = "import { locate, serverEnv } from './scripts/location.mjs'; console.log(JSON.stringify(serverEnv(locate())));";
  const serverEnv = (settings: Record<string, string>) => JSON.parse(runProgram(['--input-type=module', '--eval', printEnv], settings).output) as Record<string, string>;

  it('finds the same data home from whatever folder it works in', () => {
    expect(serverEnv({ DATASET_DIR: 'data' }).HOLDFAST_HOME).toBe(path.join(root, '.holdfast'));
    expect(serverEnv({ DATASET_DIR: 'data', HOLDFAST_HOME: 'some/where' }).HOLDFAST_HOME).toBe(path.join(root, 'some/where'));
  });

  it('follows the choice itself, unless a folder was fixed', () => {
    point(JSON.stringify({ formatVersion: 1, version: '20261128-143201-ab12cd' }));
    expect(serverEnv({ HOLDFAST_HOME: home })).toEqual({ DATASET_DIR: '', MODEL_DIR: '', HOLDFAST_HOME: home });
    expect(serverEnv({ HOLDFAST_HOME: home, MODEL_DIR: 'm' })).toMatchObject({ DATASET_DIR: '', MODEL_DIR: path.join(root, 'm') });
    expect(serverEnv({ HOLDFAST_HOME: home, DATASET_DIR: 'data' })).toMatchObject({ DATASET_DIR: path.join(root, 'data'), MODEL_DIR: path.join(root, 'data/model') });
    point(JSON.stringify({ dataset: path.relative(root, path.join(home, 'datasets/gym')) }));
    expect(serverEnv({ HOLDFAST_HOME: home })).toMatchObject({ DATASET_DIR: path.join(home, 'datasets/gym') });
  });
});
