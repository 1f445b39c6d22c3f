import { expect, it } from 'vitest';
import { trimCell } from './trimCell';

it('trims spaces and NULs, and leaves alone what is between letters', () => {
  expect(['', '  ', ' a b ', '\0\0', ' \0 \0', 'Basic\0\0', '\0 5 ', 'a\0b', '\0a\0b\0 \0'].map(trimCell)).toEqual(['', '', 'a b', '', '', 'Basic', '5', 'a\0b', 'a\0b']);
});

it('trims a megabyte at once', () => {
  const start = performance.now();
  expect(trimCell(`x${'\0'.repeat(1_000_000)}x`)).toHaveLength(1_000_002);
  expect(trimCell('\0'.repeat(1_000_000))).toBe('');
  expect(performance.now() - start).toBeLessThan(1000);
});
