import { describe, expect, it } from 'vitest';
import { headerDoubt } from './sniffHeader';

describe('headerDoubt', () => {
  const rows = [['A2', '12', '9.5', 'No'], ['A3', '5', '19.5', 'Yes'], ['A4', '7', '', 'No']];

  it('is none where the first row has names', () => {
    expect(headerDoubt(['id', 'months', 'fee', 'left'], rows)).toBeNull();
    expect(headerDoubt(['id', 'months', 'fee 2024', 'left'], rows)).toBeNull();
    expect(headerDoubt(['id', 'plan'], [['a', 'x'], ['b', 'y']])).toBeNull();
    expect(headerDoubt(['', 'id', 'Q1', '2024-01'], [['0', 'a', '1', '2'], ['1', 'b', '3', '4']])).toBeNull();
    expect(headerDoubt(['A1', '3', '4.5', 'Yes'], [])).toBeNull();
  });

  it('is said where it has values', () => {
    expect(headerDoubt(['A1', '3', '4.5', 'Yes'], rows)).toMatchInlineSnapshot(`
      {
        "isCustomer": true,
        "why": "Its first row has "3", "4.5" where a name is expected, as the rows below it do.",
      }
    `);
    expect(headerDoubt(['A1', 'Basic', 'No'], [['A2', 'Plus', 'No'], ['A3', 'Basic', 'No'], ['A4', 'Gold', 'Yes'], ['A5', 'Basic', 'No']])).toMatchInlineSnapshot(`
      {
        "isCustomer": true,
        "why": ""Basic", "No" in its first row comes again below in the same column.",
      }
    `);
    expect(headerDoubt(['A1', '01.02.2024'], [['A2', '03.02.2024'], ['A3', '04.05.2024']])).toMatchObject({ isCustomer: true });
  });

  it('is small where one name of several is also a value', () => {
    expect(headerDoubt(['id', 'Other', 'plan', 'city'], [['1', 'Other', 'a', 'x'], ['2', 'Other', 'a', 'x'], ['3', 'Mine', 'b', 'y']])).toMatchObject({ isCustomer: false });
  });

  it('is none where columns are numbered, or named by years, or the header comes again', () => {
    expect(headerDoubt(['0', '1', '2'], [['4', '7', '1'], ['5', '9', '2']])).toBeNull();
    expect(headerDoubt(['id', '2023', '2024'], [['a', '7', '1'], ['b', '9', '2']])).toBeNull();
    expect(headerDoubt(['id', 'left'], [['A1', 'No'], ['id', 'left'], ['A2', 'No'], ['id', 'left']])).toBeNull();
  });
});
