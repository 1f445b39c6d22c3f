import { expect, it } from 'vitest';
import { comesAfter } from './comesAfter';

it('goes by the value where both are known and differ, prefers a known one, and leaves equals to the order of the file', () => {
  expect([comesAfter(12, 3, false), comesAfter(3, 12, true), comesAfter('2024-10', '2024-09', false), comesAfter(5, null, false), comesAfter(null, 5, true)]).toEqual([true, false, true, true, false]);
  expect([comesAfter(3, 3, true), comesAfter(3, 3, false), comesAfter(null, null, true), comesAfter(null, null, false)]).toEqual([true, false, true, false]);
});
