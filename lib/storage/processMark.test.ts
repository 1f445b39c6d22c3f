import { expect, it } from 'vitest';
import { markName, readMarkName } from './processMark';

it.each([
  [{ pid: 7, startedAt: '42' }, '7.42'],
  [{ pid: 70_000, startedAt: null }, '70000.-'],
])('%j is named, and read back', (mark, name) => {
  expect(markName(mark)).toBe(name);
  expect(readMarkName(name)).toEqual(mark);
});

it.each(['', '7', '0.42', '7.42.1', '-7.42', '7.', '7.4x'])('%j is no mark', (text) => {
  expect(readMarkName(text)).toBeNull();
});
