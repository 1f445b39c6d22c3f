import { expect, it } from 'vitest';
import { readSurvivalQuery } from './survivalQuery';

it('takes what customers can be divided by, else the first and says so', () => {
  const options = ['plan', 'fee'];
  expect(readSurvivalQuery({}, options)).toEqual({ by: 'plan', ignored: null });
  expect(readSurvivalQuery({ by: ['fee', 'plan'] }, options)).toEqual({ by: 'fee', ignored: null });
  for (const by of ['Fee', '', '__proto__']) expect(readSurvivalQuery({ by }, options)).toEqual({ by: 'plan', ignored: `Customers are not divided by "${by}".` });
  expect(readSurvivalQuery({ by: 'x'.repeat(90) }, []).ignored).toHaveLength(`Customers are not divided by "".`.length + 40);
  expect(readSurvivalQuery({}, []).by).toBeNull();
});
