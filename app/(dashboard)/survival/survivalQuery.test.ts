import { expect, it } from 'vitest';
import { readSurvivalQuery } from './survivalQuery';

it('takes what customers can be divided by, else the first and says so', () => {
  const options = ['plan', 'fee'];
  expect(readSurvivalQuery({}, options)).toEqual({ by: 'plan', ignored: [] });
  expect(readSurvivalQuery({ by: ['fee', 'plan'] }, options)).toEqual({ by: 'fee', ignored: [] });
  for (const by of ['Fee', '', '__proto__']) expect(readSurvivalQuery({ by }, options)).toEqual({ by: 'plan', ignored: [`Customers are not divided by "${by}".`] });
  expect(readSurvivalQuery({ by: 'x'.repeat(90) }, []).ignored[0]).toHaveLength(`Customers are not divided by "".`.length + 40);
  expect(readSurvivalQuery({}, []).by).toBeNull();
  expect(readSurvivalQuery({ by: 'plan', zzz: '1' }, options)).toEqual({ by: 'plan', ignored: ['This page knows no “zzz”.'] });
});
