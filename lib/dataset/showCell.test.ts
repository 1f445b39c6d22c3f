import { expect, it } from 'vitest';
import { showCell } from './showCell';

it('shows what a terminal would obey, cuts what is long, and leaves the rest as it is', () => {
  expect(showCell('a\0b\x1b[31m\x7f')).toBe('a␀b␛[31m␡');
  expect(showCell('Zoë 😀\t"x"\n')).toBe('Zoë 😀\t"x"\n');
  expect(showCell('9x'.repeat(500_000))).toBe(`${'9x'.repeat(40)}…`);
});
