import { expect, it } from 'vitest';
import { unknownParameters } from './unknownParameters';

it('names what is not known, a few of many and none at length', () => {
  expect(unknownParameters({ by: 'plan' }, ['by'])).toEqual([]);
  expect(unknownParameters({ by: '', zzz: ['1', '2'], y: undefined }, ['by'])).toEqual(['This page knows no “zzz”, no “y”.']);
  expect(unknownParameters(Object.fromEntries(Array.from('abcdefg', (name) => [name, '1'])), [])).toEqual(['This page knows no “a”, no “b”, no “c”, no “d”, no “e” and 2 more.']);
  expect(unknownParameters({ ['x'.repeat(90)]: '1' }, [])[0]).toBe(`This page knows no “${'x'.repeat(40)}…”.`);
});
