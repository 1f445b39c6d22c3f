import { expect, it } from 'vitest';
import { readDriversQuery } from './driversQuery';

it('takes a feature of the model, else the strongest and says so', () => {
  const features = ['plan', 'months'];
  expect(readDriversQuery({}, features)).toEqual({ feature: 'plan', ignored: null });
  expect(readDriversQuery({ feature: ['months', 'plan'] }, features)).toEqual({ feature: 'months', ignored: null });
  for (const feature of ['Months', '', '__proto__']) expect(readDriversQuery({ feature }, features)).toEqual({ feature: 'plan', ignored: `The model has no feature "${feature}".` });
});
