import { describe, expect, it } from 'vitest';
import { churned } from '@/lib/dataset/dataset';
import { findings, gymWith, report } from './doctor.fixture';
import { pureGroups } from './pureGroups';

const letters = { type: 'category', categories: ['a', 'b', 'c'] };

describe('pure groups', () => {
  it('are not seen in an honest file, nor where chance makes one', async () => {
    expect(findings(pureGroups, await gymWith())).toEqual([]);
    // Of 60 customers a quarter leaves: 4 of whom nobody did are no wonder.
    expect(findings(pureGroups, await gymWith({ group: { spec: letters, value: (row) => (row < 4 ? 'a' : 'b') } }, { count: 60 }))).toEqual([]);
  });

  it('are a category that only those who left have, and a gap that only those who stayed have', async () => {
    const y = churned(await gymWith());
    const dataset = await gymWith({
      desk: { spec: letters, value: (row) => (y[row] && row % 3 === 0 ? 'a' : row % 2 ? 'b' : 'c') },
      survey: { spec: { type: 'integer' }, value: (row) => (!y[row] && row % 2 ? '' : row % 5) },
    });
    expect(report(findings(pureGroups, dataset))).toMatchInlineSnapshot(`
      "[warns] pure:desk
      74 customers have "desk" "a", and all of them left. Of all customers 26.2% left. So clear a line is often drawn afterwards: a value that is written when somebody leaves, or only for those who stay. Keep the column if it was known before.
      → Leave it out of the model

      [warns] pure:survey
      361 customers have no "survey", and none of them left. Of all customers 26.2% left. So clear a line is often drawn afterwards: a value that is written when somebody leaves, or only for those who stay. Keep the column if it was known before.
      → Leave it out of the model"
    `);
  });

  it('say nothing of a file in which nobody left', async () => {
    const dataset = await gymWith({}, { change: (json) => { json.columns[4]!.categories = ['No', 'Yes', 'Never']; json.columns[4]!.churnedWhen = 'Never'; } });
    expect(findings(pureGroups, dataset)).toEqual([]);
  });
});
