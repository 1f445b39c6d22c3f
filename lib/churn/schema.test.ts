import { expect, it } from 'vitest';
import { customerIdSchema, predictRequestSchema } from './schema';

it.each([
  { customerId: 'A1' }, { customerId: '  A1 ' }, { features: {} }, { features: { a: null, b: 1, c: 'x' } },
  { customerId: 'A1', explain: true }, { features: {}, explain: false },
])('accepts %j', (body) => expect(predictRequestSchema.safeParse(body).success).toBe(true));

it.each([
  null, [], 'A1', 1, {}, { customerId: '' }, { customerId: '  ' }, { customerId: 1 }, { customerId: 'A'.repeat(101) }, { customerId: 'A1', features: {} },
  { customerId: 'A1', extra: 1 }, { customerId: 'A1', explain: 1 }, { features: {}, explain: 'true' }, { explain: true }, { features: [] }, { features: 'x' }, { features: { a: true } }, { features: { a: [1] } }, { features: { a: { b: 1 } } },
  { features: { a: NaN } }, { features: { a: Infinity } }, { features: { a: 'x'.repeat(201) } }, { features: { ['x'.repeat(201)]: 1 } }, JSON.parse('{"__proto__": 1, "customerId": "A1"}'),
])('refuses %j', (body) => expect(predictRequestSchema.safeParse(body).success).toBe(false));

it('names what is wrong with an id, and takes the spaces off it', () => {
  expect(customerIdSchema.parse(' A1 ')).toBe('A1');
  expect(customerIdSchema.safeParse(' ').error!.issues[0]!.message).toBe('Enter a customer ID.');
  expect(customerIdSchema.safeParse('A'.repeat(101)).error!.issues[0]!.message).toBe('A customer ID has at most 100 characters.');
});
