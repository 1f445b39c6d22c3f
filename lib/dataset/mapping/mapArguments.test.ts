import { expect, it } from 'vitest';
import { mapArguments } from './mapArguments';

const HEADER = ['CustomerId', 'Exited', 'Surname', 'Fee, net'];

it('reads roles and columns, whatever their case', () => {
  expect(mapArguments(['churn=exited', 'ignored=Surname, CustomerId', 'monthlyCharge=Fee, net'], HEADER)).toEqual({
    ok: true, changes: { columns: { Exited: { role: 'churn' }, Surname: { role: 'ignored' }, CustomerId: { role: 'ignored' }, 'Fee, net': { role: 'monthlyCharge' } } },
  });
  expect(mapArguments([], HEADER)).toEqual({ ok: true, changes: { columns: {} } });
});

it('says what is wrong with each', () => {
  expect(mapArguments(['churn', 'chrun=Exited', 'churn=Left', 'id=Surname,CustomerId'], HEADER)).toMatchInlineSnapshot(`
    {
      "ok": false,
      "problems": [
        ""churn" is no role=column: the roles are id, churn, signupDate, churnDate, tenure, monthlyCharge, totalCharge, startingCharge, segmentation, feature, protected, ignored.",
        ""chrun=Exited" is no role=column: the roles are id, churn, signupDate, churnDate, tenure, monthlyCharge, totalCharge, startingCharge, segmentation, feature, protected, ignored.",
        ""churn=Left" names no column of the file: its header is CustomerId, Exited, Surname, Fee, net.",
        ""id=Surname,CustomerId" names 2 columns: the role id belongs to one.",
      ],
    }
  `);
});
