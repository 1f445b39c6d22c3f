import { describe, expect, it } from 'vitest';
import { categoryLabel, cellText, churned, columnsByRole, customerIds, dateByRole, featureColumns, NO_DATE, numberByRole, type Column } from './dataset';
import { datasetOf, dictionaryJson, HEADER } from './dataset.fixture';
import type { CategorySpec } from './schema';

const rows = `${HEADER}\nA1,12,10.5,Basic,No\nA2,0,,"Plus, with sauna",Yes\n`;

describe('a dataset by role', () => {
  it('gives columns, or null where the dictionary has none', async () => {
    const dataset = await datasetOf(rows);
    expect(customerIds(dataset)).toEqual(['A1', 'A2']);
    expect([...churned(dataset)]).toEqual([0, 1]);
    expect([...numberByRole(dataset, 'tenure')!]).toEqual([12, 0]);
    expect(numberByRole(dataset, 'totalCharge')).toBeNull();
    expect(dateByRole(dataset, 'signupDate')).toBeNull();
    expect(columnsByRole(dataset, 'segmentation').map((column) => column.spec.name)).toEqual(['plan']);
    expect(dataset.columns.get('fee')!.missing).toBe(1);
  });

  it('keeps ids, the outcome, protected and ignored columns from the model', async () => {
    const described = dictionaryJson((json) => json.columns.push(
      { name: 'sex', label: 'Sex', type: 'category', role: 'protected', categories: ['f', 'm'] },
      { name: 'note', label: 'Note', type: 'text', role: 'ignored', nullable: true },
    ));
    const dataset = await datasetOf(`${HEADER},sex,note\nA1,1,1,Basic,No,f,\n`, described);
    expect(featureColumns(dataset).map((column) => column.spec.name)).toEqual(['months', 'fee', 'plan']);
  });

  it('counts as left only those of the category that says so, in either order', async () => {
    const described = dictionaryJson((json) => Object.assign(json.columns.at(-1)!, { categories: ['gone', 'here', 'paused'], churnedWhen: 'gone', nullable: true }));
    expect([...churned(await datasetOf(`${HEADER}\n${['gone', 'here', 'paused', ''].map((left, i) => `A${i},1,1,Basic,${left}`).join('\n')}\n`, described))]).toEqual([1, 0, 0, 0]);
  });
});

it('prints a cell as the file had it', async () => {
  const dataset = await datasetOf(rows);
  expect([...dataset.columns.values()].map((column) => [cellText(column, 0), cellText(column, 1)])).toEqual([['A1', 'A2'], ['12', '0'], ['10.5', ''], ['Basic', 'Plus, with sauna'], ['No', 'Yes']]);
  const date: Column = { kind: 'date', spec: { name: 'd', label: 'D', type: 'date', role: 'ignored', description: '', nullable: true, actionable: false }, missing: 1, values: Int32Array.of(0, NO_DATE) };
  expect([cellText(date, 0), cellText(date, 1)]).toEqual(['1970-01-01', '']);
});

it('labels a category in words, and by itself where there are none, whatever it is called', () => {
  const spec: CategorySpec = { name: 'x', label: 'X', type: 'category', role: 'feature', description: '', nullable: false, actionable: false, categories: ['0', 'constructor', '__proto__'], categoryLabels: { 0: 'No' } };
  expect(spec.categories.map((category) => categoryLabel(spec, category))).toEqual(['No', 'constructor', '__proto__']);
});
