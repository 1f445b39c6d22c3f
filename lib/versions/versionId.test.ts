import { expect, it } from 'vitest';
import fc from 'fast-check';
import { isVersionId, newVersionId } from './versionId';

it('newVersionId is the second, in UTC, and what chance gave', () => {
  expect(newVersionId(new Date('2026-11-28T14:32:01.999Z'), 'ab12cd')).toBe('20261128-143201-ab12cd');
});

it('ids are ids, in the order of time', () => {
  const times = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true });
  fc.assert(fc.property(times, times, (a, b) => {
    const [first, second] = [newVersionId(a, 'ffffff'), newVersionId(b, '000000')];
    expect(isVersionId(first)).toBe(true);
    if (b.getTime() - a.getTime() >= 1000) expect(first < second).toBe(true);
  }));
});

it.each(['', 'bundled', '..', '../20261128-143201-ab12cd', '20261128-143201-ab12cd/..', '.new-20261128-143201-ab12cd', '20261128-143201-AB12CD', '20261128-143201-ab12cd\n'])('%j is none', (text) => {
  expect(isVersionId(text)).toBe(false);
});
