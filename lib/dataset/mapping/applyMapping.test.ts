import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionarySchema, ROLES, type Role } from '@/lib/dataset/schema';
import { applyMapping } from './applyMapping';
import type { Draft } from './draftDictionary';
import { bank, draftOf, fileOf, gym, insurance, streaming } from './mapping.fixture';
import type { MappingChanges } from './schema';

function applied(draft: Draft, changes: MappingChanges): Draft {
  const result = applyMapping(draft, changes);
  if (!result.ok) throw new Error(JSON.stringify(result.fieldErrors));
  return result.draft;
}
const errors = (draft: Draft, changes: MappingChanges) => { const result = applyMapping(draft, changes); return result.ok ? 'accepted' : result.fieldErrors; };
const column = (draft: Draft, name: string) => draft.dictionary!.columns.find((each) => each.name === name)!;

describe('applyMapping', () => {
  it('gives a role to another column, and finds the one that had it another place', async () => {
    const draft = await draftOf(bank());
    const next = applied(draft, { columns: { IsActiveMember: { role: 'churn', churnedWhen: ['0'] } } });
    expect(column(next, 'IsActiveMember')).toMatchObject({ role: 'churn', churnedWhen: '0' });
    expect(column(next, 'Exited').role).toBe('feature');
    expect(column(draft, 'Exited').role).toBe('churn');
    expect(column(applied(next, { columns: { Exited: { role: 'churn' } } }), 'IsActiveMember').role).toBe('feature');
  });

  it('applies every kind of choice', async () => {
    const next = applied(await draftOf(gym()), {
      name: 'Club North', currency: 'EUR', snapshotDate: '2025-12-31',
      columns: { Lifetime: { period: 'week', label: 'Weeks here' }, Age: { role: 'protected' }, Group_visits: { actionable: true }, Home_Club: { role: 'ignored' }, Membership_Fee: { role: 'feature', type: 'category', others: 'Any other' }, Avg_additional_charges_total: { max: 600, unit: 'EUR', nullable: true } },
    });
    expect(next.dictionary).toMatchObject({ name: 'Club North', currency: 'EUR', snapshotDate: '2025-12-31' });
    expect(column(next, 'Lifetime')).toMatchObject({ period: 'week', label: 'Weeks here' });
    expect(column(next, 'Age')).toMatchObject({ role: 'protected', type: 'integer' });
    expect(column(next, 'Group_visits')).toMatchObject({ actionable: true });
    expect(column(next, 'Home_Club')).toMatchObject({ role: 'ignored', type: 'text', nullable: true });
    expect(column(next, 'Membership_Fee')).toMatchObject({ type: 'category', others: 'Any other' });
    expect(column(next, 'Avg_additional_charges_total')).toMatchObject({ max: 600, unit: 'EUR', nullable: true });
    expect(next.file.currency.reason).toBe('Chosen.');
  });

  it('settles a question by any of its answers, and keeps what was chosen before', async () => {
    for (const file of [bank(), gym(), insurance(), streaming()]) {
      const draft = await draftOf(file);
      for (const question of draft.questions) {
        for (const { changes } of question.answers) {
          const next = applied(draft, changes);
          expect(next.questions.map(({ id }) => id), question.id).not.toContain(question.id);
          expect(next.dictionary).not.toBeNull();
        }
        // The first answer is in force already.
        expect(applied(draft, question.answers[0]!.changes).dictionary, question.id).toEqual(draft.dictionary);
      }
      const all = draft.questions.reduce((next, { answers }) => applied(next, answers[0]!.changes), draft);
      expect(all.questions).toEqual([]);
      expect(all.dictionary).toEqual(draft.dictionary);
    }
  });

  it('says by field what cannot be', async () => {
    const draft = await draftOf(bank());
    expect(errors(draft, { columns: { Exitted: { role: 'churn' } } })).toEqual({ 'columns.Exitted': [expect.stringContaining('The file has no column "Exitted"')] });
    expect(errors(draft, { columns: { Exited: { churnedWhen: ['yes'] } } })).toEqual({ 'columns.Exited': ['No row has the value "yes" in "Exited".'] });
    expect(errors(draft, { columns: { Age: { role: 'signupDate' } } })).toMatchInlineSnapshot(`
      {
        "columns.Age": [
          "Column "Age" cannot be read as dates: fewer than 95% of its values are.",
        ],
      }
    `);
    expect(errors(draft, { columns: { Tenure: { actionable: true } } })).toMatchInlineSnapshot(`
      {
        "columns.Tenure": [
          "Column "Tenure" has role tenure, which the company cannot change: actionable is only for monthlyCharge, segmentation, feature.",
        ],
      }
    `);
    expect(errors(draft, { columns: { Geography: { role: 'tenure' } } })).toHaveProperty(['columns.Geography']);
    expect(errors(draft, { currency: 'euro' })).toEqual({ currency: ['Expected a currency code such as EUR'] });
    expect(errors(draft, { colour: 'red' } as MappingChanges)).toEqual({ changes: ['Unrecognized key: "colour"'] });
    expect(errors(draft, { columns: { constructor: { role: 'id' } } } as MappingChanges)).toHaveProperty(['columns.constructor']);
  });

  it('ends in a valid dictionary or in field errors, whatever is chosen', async () => {
    const draft = await draftOf(bank(300));
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...bank(1).header), fc.constantFrom<Role>(...ROLES), { maxKeys: 4 }), (roles) => {
      const result = applyMapping(draft, { columns: Object.fromEntries(Object.entries(roles).map(([name, role]) => [name, { role }])) });
      if (!result.ok) expect(Object.keys(result.fieldErrors).length).toBeGreaterThan(0);
      else if (result.draft.dictionary) expect(dictionarySchema.safeParse(result.draft.dictionary).success).toBe(true);
      else expect(result.draft.problems.length).toBeGreaterThan(0);
    }), { seed: 1, numRuns: 60 });
  });

  it('leaves the problem of a file without churn open until a column is chosen', async () => {
    const draft = await draftOf(fileOf('x.csv', { id: (i) => `C${i}`, colour: (i) => ['red', 'blue'][i % 2]!, size: (i) => String(i) }, 50));
    expect(draft.dictionary).toBeNull();
    expect(draft.problems).toMatchInlineSnapshot(`
      [
        {
          "code": "no-churn",
          "column": null,
          "message": "No column says who left.",
          "remedy": "Choose the column for churn. Columns with two values are "colour".",
        },
      ]
    `);
    const next = applied(draft, { columns: { colour: { role: 'churn', churnedWhen: ['red'] } } });
    expect(column(next, 'colour')).toMatchObject({ role: 'churn', churnedWhen: 'red' });
  });
});
