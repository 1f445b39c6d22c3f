import { expect, it } from 'vitest';
import { draftOf, fileOf } from './mapping.fixture';
import { suggestChurn, suggestOutcomes, suggestRoles, type RoleSuggestion } from './suggestRoles';

const id = (i: number) => `C${i}`;
const left = (i: number) => (i % 4 === 1 ? 'Yes' : 'No');
const day = (i: number, year: number) => `${year}-0${1 + (i % 9)}-15`;
const said = (suggestions: readonly RoleSuggestion[]) => suggestions.map(({ role, question }) => `${role}: ${question}`);
const file = fileOf('x.csv', {
  id, churn: left, contract_months: (i) => String(1 + (i % 36)), months_on_file: (i) => String(1 + (i % 48)), account_balance: (i) => String(i * 3), avg_cost: (i) => `${i % 70}.5`, shop: (i) => ['North', 'South'][i % 2]!,
  opened_paper: (i) => day(i, 2020), until: (i) => (i % 3 ? day(i, 2024) : ''), newsletter: (i) => (i % 7 < 3 ? 'y' : 'n'),
}, 400);

it('asks whether a column plays a role that none was found for', async () => {
  const draft = await draftOf(file);
  expect(said(suggestRoles(draft))).toMatchInlineSnapshot(`
    [
      "tenure: Is "months_on_file" how long each customer has been one?",
      "monthlyCharge: Is "avg_cost" what each customer pays?",
      "churnDate: Are "opened_paper" and "until" the days on which customers joined and left?",
      "segmentation: Is "shop" a group that you compare customers by?",
    ]
  `);
  for (const { changes, role } of suggestRoles(draft)) {
    const { dictionary } = await draftOf(file, changes);
    expect(dictionary?.columns.some((column) => column.role === role)).toBe(true);
  }
});

it('asks nothing where every role is played', async () => {
  const full = fileOf('x.csv', { id, churn: left, tenure_months: (i) => String(1 + (i % 60)), monthly_fee: (i) => `${20 + (i % 9)}.5`, plan: (i) => ['a', 'b', 'c'][i % 3]!, start_date: (i) => day(i, 2020), end_date: (i) => (left(i) === 'Yes' ? day(i, 2024) : '') }, 400);
  expect(said(suggestRoles(await draftOf(full)))).toEqual([]);
});

it('offers other values and other columns for who left', async () => {
  expect(said(suggestOutcomes(await draftOf(fileOf('x.csv', { id, status: (i) => ['active', 'closed', 'paused'][i % 3]!, newsletter: (i) => (i % 7 < 3 ? 'y' : 'n') }, 400))))).toMatchInlineSnapshot(`
    [
      "churn: Does "active" of "status" mean that the customer left?",
      "churn: Does "paused" of "status" mean that the customer left?",
      "churn: Does "newsletter" say who left?",
    ]
  `);
});

it('asks which column of two values says who left, where nothing was found to say it, and takes the answer', async () => {
  const unnamed = fileOf('x.csv', { id, weg: (i) => (i % 5 === 0 ? 'ja' : 'nein'), fee: (i) => `${20 + (i % 9)}.5`, colour: (i) => ['r', 'g', 'b'][i % 3]! }, 400);
  const draft = await draftOf(unnamed);
  expect(draft.problems.map(({ code }) => code)).toEqual(['no-churn']);
  expect(said(suggestChurn(draft))).toEqual(['churn: Does "weg" say who left?']);
  const answered = await draftOf(unnamed, suggestChurn(draft)[0]!.changes);
  expect(answered.problems).toEqual([]);
  expect(answered.dictionary!.columns.find(({ role }) => role === 'churn')).toMatchObject({ name: 'weg', churnedWhen: 'ja' });
  expect(suggestChurn(answered)).toEqual([]);
});
