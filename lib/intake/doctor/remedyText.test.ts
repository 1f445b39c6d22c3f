import { expect, it } from 'vitest';
import type { DictionaryChange } from './change';
import { remedyText } from './remedyText';

const CHANGES: DictionaryChange[] = [
  { kind: 'setRole', column: 'score', role: 'ignored' },
  { kind: 'setRole', column: 'months', role: 'tenure' },
  { kind: 'setNullable', column: 'fee' },
  { kind: 'treatAsMissing', column: 'fee', token: 'N/A' },
  { kind: 'groupRare', column: 'city', keep: ['Rome'], others: 'Other' },
  { kind: 'addSpellings', column: 'plan', spellings: { b: 'Basic' } },
  { kind: 'leaveOutWithoutOutcome', column: 'left' },
  { kind: 'setRange', column: 'age', min: 0, max: 120 },
];

it('each change that was made is a sentence', () => {
  expect(CHANGES.map(remedyText)).toMatchInlineSnapshot(`
    [
      "“score” is not used.",
      "“months” is the column with how many months each customer has stayed (tenure).",
      "“fee” may be empty.",
      "“N/A” means that there is no value.",
      "Rare values of “city” count as “Other”.",
      "“plan”: “b” is “Basic”.",
      "Rows that do not say in “left” who left are left out.",
      "“age” may lie between 0 and 120.",
    ]
  `);
});
