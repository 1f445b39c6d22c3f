import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { GYM_HEADER, gymRows, runProgram, temporaryFolder, writeGym } from './program.fixture';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `npm start` does about the model, without the server after it. */
const ensure = (options = '{}') =>
  runProgram(['--input-type=module', '-e', `import { ensureModel } from './scripts/model.mjs'; import { locate } from './scripts/location.mjs'; console.log('worked:', await ensureModel(locate(), ${options}));`], { DATASET_DIR: folder });

describe('ensureModel on data that no model can be trained on', () => {
  const { file, dictionary } = writeGym(folder, [GYM_HEADER, ...gymRows(40)]);
  copyFileSync(file, path.join(folder, 'customers.csv'));
  copyFileSync(dictionary, path.join(folder, 'dictionary.json'));
  copyFileSync('data/assumptions.json', path.join(folder, 'assumptions.json'));
  const REASON = 'A model needs at least 50 customers: got 40. Import a longer history.';

  const NO_GROUPS = 'Groups of customers can be learned from 60 customers on: got 40.';

  it('goes on, says why, notes it for the pages, and does not try the same again', () => {
    const first = ensure();
    expect(first).toMatchObject({ code: 0 });
    expect(first.output).toContain(REASON);
    expect(JSON.parse(readFileSync(path.join(folder, 'model', 'refused.json'), 'utf8'))).toMatchObject({ message: REASON });
    expect(existsSync(path.join(folder, 'model', 'card.json'))).toBe(false);
    expect(first.output).toContain(NO_GROUPS);
    expect(readFileSync(path.join(folder, 'model', 'clusters.json'), 'utf8')).toContain(NO_GROUPS);
    expect(ensure().output).toBe('worked: false\n');
  });

  it('fails where a model is a must', () => {
    rmSync(path.join(folder, 'model'), { recursive: true });
    const { code, output } = ensure('{ required: true }');
    expect(code).toBe(1);
    expect(output).toContain(REASON);
  });
});
