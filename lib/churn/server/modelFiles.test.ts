import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { predictRows, type ChurnModel } from '@/lib/churn/model';
import { MEMBERS, quickModel } from '@/lib/churn/model.fixture';
import type { Dataset } from '@/lib/dataset/dataset';
import { datasetOf, dictionaryJson } from '@/lib/dataset/dataset.fixture';
import { createRandom } from '@/lib/stats/random';
import { loadModel, MODEL_FILES, ModelError, type ModelContents } from './modelFiles';
import { saveModel } from './saveModel';

let dataset: Dataset;
let model: ChurnModel & ModelContents;

async function savedModel(): Promise<string> {
  dataset ??= await datasetOf(MEMBERS);
  model ??= await quickModel(dataset);
  const folder = await mkdtemp(path.join(tmpdir(), 'model-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await saveModel(folder, model);
  return folder;
}
const file = (folder: string, part: keyof typeof MODEL_FILES) => path.join(folder, MODEL_FILES[part]);

/** What a reader is told; a wrong kind of error is one that no reader is told. */
async function refusal(folder: string, of: Dataset = dataset): Promise<string> {
  try {
    await loadModel(folder, of);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return `${error.code}: ${error.message} ${error.remedy}`;
  }
  return 'accepted';
}

describe('saveModel, loadModel', () => {
  it('give back the same bits and predictions', async () => {
    const folder = await savedModel();
    const loaded = await loadModel(folder, dataset);
    expect(await readFile(file(folder, 'forest'))).toEqual(Buffer.from(model.contents.forest));
    expect(loaded.card).toEqual(model.card);
    expect(loaded.forest).toEqual(model.forest);
    expect(predictRows(loaded, dataset)).toEqual(predictRows(model, dataset));
    expect((await readdir(folder)).sort()).toEqual(['card.json', 'drivers.json', 'forest.bin', 'held-out.bin'])
    expect(loaded.heldOut).toEqual(model.heldOut);
    expect(loaded.drivers).toEqual(model.drivers);
  });

  it('refuse the forest with one byte flipped, at 200 places', async () => {
    const folder = await savedModel();
    const random = createRandom(7);
    for (let i = 0; i < 200; i++) {
      const damaged = Buffer.from(model.contents.forest);
      damaged[Math.floor(random() * damaged.length)]! ^= 1 << Math.floor(random() * 8);
      await writeFile(file(folder, 'forest'), damaged);
      expect(await refusal(folder)).toBe('model-damaged: forest.bin is not the file that card.json describes: its checksum differs. Run "npm run train".');
    }
  });

  it('refuse the card with one byte flipped anywhere but between its lines', async () => {
    const folder = await savedModel();
    const card = await readFile(file(folder, 'card'));
    const random = createRandom(8);
    for (let i = 0; i < 300; i++) {
      const at = Math.floor(random() * card.length);
      const damaged = Buffer.from(card);
      damaged[at]! ^= 1 << Math.floor(random() * 8);
      await writeFile(file(folder, 'card'), damaged);
      const told = await refusal(folder);
      // A space may become another kind of space, and a last digit may round to the same number: both say the same.
      if (told === 'accepted') expect(JSON.parse(damaged.toString('utf8'))).toEqual(JSON.parse(card.toString('utf8')));
      else expect(told).toMatch(/^model-damaged: card\.json .* Run "npm run train"\.$/);
    }
  });

  it('refuse a card whose figures were edited', async () => {
    const folder = await savedModel();
    const json = JSON.parse(await readFile(file(folder, 'card'), 'utf8')) as typeof model.card;
    json.outOfBag.rocAuc = 0.99;
    await writeFile(file(folder, 'card'), JSON.stringify(json));
    expect(await refusal(folder)).toMatchInlineSnapshot(`"model-damaged: card.json was changed after training: its checksum differs. Run "npm run train"."`);
  });

  it('refuse files cut short, empty, of another version or absent', async () => {
    const folder = await savedModel();
    for (const part of ['forest', 'card'] as const) {
      const whole = await readFile(file(folder, part));
      for (const length of [0, 1, 40, whole.length >> 1, whole.length - (part === 'card' ? 3 : 1)]) {
        await truncate(file(folder, part), length);
        expect(await refusal(folder), `${part} of ${length} bytes`).toMatch(/^model-damaged: .* Run "npm run train"\.$/);
        await writeFile(file(folder, part), whole);
      }
    }
    await writeFile(file(folder, 'card'), JSON.stringify({ ...model.card, formatVersion: 3 }));
    expect(await refusal(folder)).toMatchInlineSnapshot(`"model-damaged: card.json is not a model card of this version. Run "npm run train"."`);
    await rm(file(folder, 'card'));
    expect(await refusal(folder)).toMatchInlineSnapshot(`"model-missing: There is no trained model for this dataset: card.json is absent. Run "npm run train"."`);
    expect(await refusal(path.join(folder, 'nowhere'))).toMatch(/^model-missing: .* Run "npm run train"\.$/);
  });

  it('refuse a model of other customers, of another dictionary, or of other features', async () => {
    const folder = await savedModel();
    expect(await refusal(folder, await datasetOf(MEMBERS.replace('M1,', 'N1,')))).toMatchInlineSnapshot(`"model-of-other-dataset: The model was trained on another customer file than the one at hand ("Test Gym", 200 rows). Run "npm run train"."`);
    expect(await refusal(folder, await datasetOf(MEMBERS, dictionaryJson((json) => { json.name = 'Other'; })))).toMatchInlineSnapshot(`"model-of-other-dataset: The model was trained on another dictionary than the one at hand ("Test Gym", 200 rows). Run "npm run train"."`);
    await saveModel(folder, { ...model, card: { ...model.card, encoder: model.card.encoder.toReversed() } });
    expect(await refusal(folder)).toMatchInlineSnapshot(`"model-damaged: forest.bin cannot be read: its features are months, fee, plan, expected plan, fee, months. Run "npm run train"."`);
  });

  it('leave the model in place usable when a save was interrupted', async () => {
    const folder = await savedModel();
    await writeFile(`${file(folder, 'forest')}.4711.tmp`, model.contents.forest.subarray(0, 10));
    await writeFile(`${file(folder, 'card')}.4711.tmp`, '{');
    expect(await refusal(folder)).toBe('accepted');
  });

  it('refuse the pair when only the forest was replaced before the end', async () => {
    const folder = await savedModel();
    const other = await quickModel(dataset, 3);
    await writeFile(file(folder, 'forest'), other.contents.forest);
    expect(await refusal(folder)).toMatch(/^model-damaged: forest\.bin is not the file that card\.json describes/);
  });

  it('leave the old files untouched when the new ones cannot be written', async () => {
    const folder = await savedModel();
    const circular = { ...model.card } as Record<string, unknown>;
    circular.software = circular;
    await expect(saveModel(folder, { ...(await quickModel(dataset, 2)), card: circular as never })).rejects.toThrow();
    expect(await refusal(folder)).toBe('accepted');
  });
});
