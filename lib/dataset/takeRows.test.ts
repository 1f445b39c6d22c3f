import { describe, expect, it } from 'vitest';
import { cellText, customerIds } from './dataset';
import { datasetOf, dictionaryJson, HEADER } from './dataset.fixture';
import { takeRows } from './takeRows';

describe('takeRows', () => {
  it('has the cells of those rows in their order, their gaps counted, and finds customers by id', async () => {
    const described = dictionaryJson((json) => json.columns.push({ name: 'since', label: 'Since', type: 'date', role: 'ignored', nullable: true }));
    const lines = ['a,1,10,Basic,No,2024-01-02', 'b,2,,"Plus, with sauna",Yes,', 'c,3,30,Basic,No,2024-03-04', 'd,4,,Basic,Yes,2024-05-06'];
    const whole = await datasetOf(`${HEADER},since\n${lines.join('\n')}\n`, described);
    const rows = Int32Array.of(3, 1);
    const taken = takeRows(whole, rows);
    for (const [name, column] of taken.columns) {
      expect(Array.from(rows.keys(), (row) => cellText(column, row))).toEqual(Array.from(rows, (row) => cellText(whole.columns.get(name)!, row)));
    }
    expect([...taken.columns.values()].map(({ missing }) => missing)).toEqual([0, 0, 2, 0, 0, 1]);
    expect(customerIds(taken).map((id) => taken.rowById.get(id))).toEqual([0, 1]);
    expect([taken.rowCount, taken.rowById.has('a'), taken.dataHash]).toEqual([2, false, whole.dataHash]);
  });
});
