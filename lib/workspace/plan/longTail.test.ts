import fc from 'fast-check';
import { expect, it } from 'vitest';
import { longTail } from './longTail';
import type { PlannedCustomer } from './plan';

const contact = (value: number, fixed = false): PlannedCustomer => ({ customer: 0, offer: 0, value, cost: 2, arm: 'treatment', fixed });

it('is the many who bring little, up to a round value', () => {
  // 100 bring 100 each, 100 bring 3.27: 327 of 10,327 is 3.2%.
  const contacts = [...Array.from({ length: 100 }, () => contact(100)), ...Array.from({ length: 60 }, () => contact(2.5)), ...Array.from({ length: 40 }, () => contact(3.27))];
  expect(longTail(contacts)).toEqual({ customers: 60, value: 150, cost: 120, atMost: 3 });
});

it('is nothing where value is spread, where few are left over, and of nobody', () => {
  expect(longTail(Array.from({ length: 100 }, () => contact(50)))).toBeNull();
  expect(longTail([...Array.from({ length: 90 }, () => contact(50)), ...Array.from({ length: 10 }, () => contact(1))])).toBeNull();
  expect(longTail([])).toBeNull();
  expect(longTail(Array.from({ length: 50 }, () => contact(1, true)))).toBeNull();
});

it('never has more than a twentieth of the value, fewer than a fifth of the contacts, or anybody whom its minimum keeps', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.oneof(fc.double({ min: 0.001, max: 500, noNaN: true }), fc.constantFrom(0.5, 1, 2, 300)), fc.boolean()), { maxLength: 60 }), (values) => {
    const contacts = values.map(([value, fixed]) => contact(value, fixed));
    const tail = longTail(contacts);
    if (!tail) return;
    expect(tail.value).toBeLessThanOrEqual(0.05 * contacts.reduce((sum, { value }) => sum + value, 0) + 1e-9);
    expect(tail.customers).toBeGreaterThanOrEqual(0.2 * contacts.length);
    expect(contacts.filter(({ value, fixed }) => !fixed && value <= tail.atMost)).toHaveLength(tail.customers);
  }));
});
