import { expect, it } from 'vitest';
import { fieldsInAddress, tryAddress } from './tryAddress';

it('puts changed details into an address and reads them from it', () => {
  const fields = { contract: 'One year', id: 'x', 'a b': '' };
  const { query } = tryAddress('M1', fields);
  expect(query).toEqual({ id: 'M1', 'feature.contract': 'One year', 'feature.id': 'x', 'feature.a b': '' });
  expect(fieldsInAddress(query)).toEqual(fields);
  expect(fieldsInAddress({ 'feature.plan': ['a', 'b'], other: 'x', 'feature.gone': undefined })).toEqual({ plan: 'a' });
});
