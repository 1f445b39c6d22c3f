import { expect, it } from 'vitest';
import { datasetOf, dictionaryJson } from '@/lib/dataset/dataset.fixture';
import { findings, members, report } from './doctor.fixture';
import { rolesTaken } from './rolesTaken';

it('columns that the model is not given are told, each with what it would take', async () => {
  const described = dictionaryJson((json) => json.columns.push(
    { name: 'sex', label: 'Sex', type: 'category', role: 'protected', categories: ['f', 'm'] },
    { name: 'notes', label: 'Notes', type: 'text', role: 'ignored' },
    { name: 'shoe', label: 'Shoe', type: 'integer', role: 'ignored' },
  ));
  const dataset = await datasetOf(['id,months,fee,plan,left,sex,notes,shoe,zip,fax', ...members(60).map((line, i) => `${line},${i % 2 ? 'f' : 'm'},said hello,40,1,2`)].join('\n'), described);
  expect(report(findings(rolesTaken, dataset))).toMatchInlineSnapshot(`
    "[notes] protected
    1 column kept from the model to be fair: "sex". What is protected is shown, and how the model treats its groups is measured; no customer is scored by it.

    [notes] ignored
    2 columns not used, only shown: "notes" and "shoe". "notes": A model learns from values that repeat, not from texts. "shoe": It has no role: what was known before customers left can be a feature, a date the sign-up or churn date.

    [notes] unknown
    2 columns that the dictionary does not describe, not read: "zip" and "fax". That is in the file and nowhere else. Describe what you want to see or to learn from."
  `);
});
