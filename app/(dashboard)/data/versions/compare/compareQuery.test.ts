import { expect, it } from 'vitest';
import { readCompareQuery } from './compareQuery';

const KNOWN = ['bundled', 'x', 'y'];

it('reads two versions as the address or the ticks name them', () => {
  expect(readCompareQuery({ a: 'x', b: 'bundled' }, KNOWN)).toEqual({ a: 'x', b: 'bundled', notice: null });
  expect(readCompareQuery({ v: ['x', 'y'] }, KNOWN)).toEqual({ a: 'x', b: 'y', notice: null });
  expect(readCompareQuery({}, KNOWN)).toEqual({ a: null, b: null, notice: null });
});

it('says what is wrong with one, three, the same twice, and one that is not there', () => {
  const notice = (params: Record<string, string | string[]>) => readCompareQuery(params, KNOWN).notice;
  expect(notice({ v: 'x' })).toMatchInlineSnapshot(`"It takes two different versions: choose another one beside it."`);
  expect(notice({ a: 'x', b: 'x' })).toBe(notice({ v: 'x' }));
  expect(notice({ v: ['x', 'y', 'bundled'] })).toMatchInlineSnapshot(`"Two versions can be compared at a time: of the 3 chosen these are the first two."`);
  expect(readCompareQuery({ a: 'gone', b: 'y' }, KNOWN)).toEqual({ a: 'y', b: null, notice: 'A version of the address is not there any more, or cannot be used.' });
});
