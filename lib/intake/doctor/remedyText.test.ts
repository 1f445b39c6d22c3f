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
  { kind: 'setLearned', columns: ['months', 'total'], learned: false },
  { kind: 'setLearned', columns: ['months'], learned: true },
  { kind: 'setUnreadable', column: 'fee' },
  { kind: 'readMonthEnd', column: 'joined' },
  { kind: 'treatDayAsMissing', column: 'joined', day: '1900-01-01' },
  { kind: 'mendWrongDays', days: 'missing' },
  { kind: 'mendWrongDays', days: 'swapped' },
  { kind: 'mendRaggedRows' },
  { kind: 'leaveOutNuls' },
  { kind: 'countEqualRowsOnce' },
  { kind: 'setRepeatedIds', kept: 'first' },
  { kind: 'keepLatest', column: 'month' },
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
      "The model does not learn from “months” and “total”; everything else uses what is known of it.",
      "The model learns from “months”.",
      "Cells of “fee” that cannot be read count as missing.",
      "A day of “joined” that its month has not is the last one of it.",
      "1 Jan 1900 in “joined” means that the day is not known.",
      "Days of joining and leaving that contradict each other count as unknown.",
      "A day of leaving before that of joining changes places with it.",
      "Rows with too few cells end with empty ones, and empty cells too many are left out.",
      "NUL characters are left out wherever they stand.",
      "Rows that are equal in everything but the id count once.",
      "Of several rows of a customer the first counts.",
      "Of several rows of a customer the one with the highest “month” counts.",
      "“age” may lie between 0 and 120.",
    ]
  `);
});
