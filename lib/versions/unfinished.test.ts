import { expect, it } from 'vitest';
import { readUnfinishedName, unfinishedName, type Unfinished } from './unfinished';

const id = '20261128-143201-ab12cd';

it.each<[Unfinished, string]>([
  [{ kind: 'new', id, pid: 7, startedAt: '42' }, `.new-${id}.7.42`],
  [{ kind: 'gone', id, pid: 70_000, startedAt: null }, `.gone-${id}.70000.-`],
])('%j is named, and read back', (unfinished, name) => {
  expect(unfinishedName(unfinished)).toBe(name);
  expect(readUnfinishedName(name)).toEqual(unfinished);
});

it.each([id, `.new-${id}`, `.new-${id}.7`, `.new-${id}.0.42`, `.old-${id}.7.42`, `.new-${id}.7.42.tmp`, 'a/.new-x.7.42'])('%j is no such name', (name) => {
  expect(readUnfinishedName(name)).toBeNull();
});
