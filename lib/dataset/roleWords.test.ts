import { expect, it } from 'vitest';
import { COLUMN_FOR, lacksColumn, roleLabel, roleName } from './roleWords';
import { dictionarySchema, ROLES } from './schema';

const gym = dictionarySchema.parse({
  formatVersion: 1, name: 'Gym', currency: 'EUR', snapshotDate: null, observationWindow: null, rowsAre: 'snapshot',
  columns: [
    { name: 'no', label: 'No', type: 'text', role: 'id' },
    { name: 'left', label: 'Left', type: 'category', role: 'churn', categories: ['no', 'yes'], churnedWhen: 'yes' },
    { name: 'fee', label: 'Monthly fee', type: 'number', role: 'monthlyCharge' },
  ],
});

it('a number of each customer is called as the dictionary has it, or in plain words', () => {
  expect([roleLabel(gym, 'monthlyCharge'), roleName(gym, 'monthlyCharge'), roleLabel(gym, 'tenure'), roleName(gym, 'totalCharge')]).toEqual(['Monthly fee', 'monthly fee', 'Tenure', 'paid so far']);
});

it('says which columns are lacking and what they would bring', () => {
  expect(lacksColumn(['tenure', 'monthlyCharge'], 'bring the plan')).toMatchInlineSnapshot(`"The file has no column with how many months each customer has stayed (tenure), and none with what each customer pays a month, which would bring the plan."`);
});

it('has words for every role, none of which is the code of one', () => {
  for (const role of ROLES) expect(COLUMN_FOR[role], role).not.toMatch(/[a-z][A-Z]/);
});
