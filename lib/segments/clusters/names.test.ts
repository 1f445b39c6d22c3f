import { describe, expect, it } from 'vitest';
import { datasetOf, dictionaryJson } from '@/lib/dataset/dataset.fixture';
import { gym } from './clusters.fixture';
import { MAX_NAME, nameClusters } from './names';

describe('nameClusters', () => {
  it('names by two traits of the columns in question', async () => {
    const dataset = await gym();
    const assignment = Array.from({ length: 240 }, (_, row) => row % 3);
    const names = nameClusters(dataset, assignment, 3, new Set(['months', 'fee']));
    expect(names.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "Personal coach, plus, with sauna plan",
        "Plus, with sauna plan, no personal coach",
        "Few visits, Basic plan",
      ]
    `);
    for (const { name, traits } of names) {
      expect(traits).toHaveLength(2);
      expect(traits.map(({ column }) => column)).not.toContain('fee');
      expect(name.length).toBeLessThanOrEqual(MAX_NAME);
    }
  });

  it('gives groups that nothing tells apart a number', async () => {
    const dataset = await gym();
    // Two halves of each kind, by lot, which nothing tells apart.
    const names = nameClusters(dataset, Array.from({ length: 240 }, (_, row) => row % 6), 6, new Set(['plan'])).map(({ name }) => name);
    expect(new Set(names).size).toBe(6);
    expect(names.slice(3)).toEqual(names.slice(0, 3).map((name) => `${name} (2)`));
  });

  it('cuts what is too long, and has words where nothing stands out', async () => {
    const described = dictionaryJson((json) => { json.columns[3]!.label = 'What the member chose on the very first day of all'; });
    const lines = Array.from({ length: 60 }, (_, i) => `M${i},5,10,${i < 30 ? 'Basic' : '"Plus, with sauna"'},No`);
    const dataset = await datasetOf(['id,months,fee,plan,left', ...lines, ''].join('\n'), described);
    const half = Array.from({ length: 60 }, (_, row) => (row < 30 ? 0 : 1));
    const names = nameClusters(dataset, half, 2, new Set()).map(({ name }) => name);
    expect(names).toEqual(['Basic what the member chose on the very firs…', 'Plus, with sauna']);
    expect(nameClusters(dataset, half.map((_, row) => row % 2), 2, new Set()).map(({ name }) => name)).toEqual(['Close to the average', 'Close to the average (2)']);
  });
});
