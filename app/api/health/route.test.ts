import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { serve } from '@/app/api/served.fixture';
import { GET } from './route';

const health = async () => {
  const response = await GET();
  expect(response.headers.get('Cache-Control')).toBe('private, no-store');
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
};

// Both files are read at once: which one is missed first is left to the disk.
const ABSENT = /^There is no trained model for this dataset: (forest\.bin|card\.json) is absent\. Run "npm run train"\.$/;

describe('GET /api/health', () => {
  it('is ok with data and model, and says which', async () => {
    await serve();
    const { status, json } = await health();
    expect(status).toBe(200);
    expect(json).toEqual({
      status: 'ok', rows: 200, rejectedRows: 0, datasetVersion: expect.stringMatching(/^[0-9a-f]{12}$/), modelVersion: expect.stringMatching(/^[0-9a-f]{12}$/), trainedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });

  it('is degraded without a model, and with one that was changed', async () => {
    await serve({}, { model: false });
    expect((await health()).json).toMatchObject({ status: 'degraded', modelVersion: null, trainedAt: null, problem: expect.stringMatching(ABSENT) });
    const folder = await serve();
    await writeFile(path.join(folder, 'model', 'forest.bin'), 'x');
    const { status, json } = await health();
    expect([status, json.status]).toEqual([200, 'degraded']);
    expect(json.problem).toMatchInlineSnapshot(`"forest.bin is not the file that card.json describes: its checksum differs. Run "npm run train"."`);
  });

  it('is 503 without data, and well again once they are there', async () => {
    const folder = await serve({ customers: '' }, { model: false });
    expect(await health()).toMatchInlineSnapshot(`
      {
        "json": {
          "error": {
            "code": "empty-file",
            "message": "customers.csv is empty. Export it again with its header and customers.",
          },
        },
        "status": 503,
      }
    `);
    const { fillFolder } = await import('@/lib/dataset/dataset.fixture');
    const { MEMBERS } = await import('@/lib/churn/model.fixture');
    await fillFolder(folder, { customers: MEMBERS });
    expect((await health()).status).toBe(200);
  });
});
