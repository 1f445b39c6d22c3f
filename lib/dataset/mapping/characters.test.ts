import { expect, it } from 'vitest';
import { charactersOf, DIGIT, INNER_SIGN, OTHER, POINT, POINTS, SLASH } from './characters';

it('tells the kinds of characters of a text', () => {
  expect(charactersOf('')).toBe(0);
  expect(charactersOf('-12')).toBe(DIGIT);
  expect(charactersOf('12.50')).toBe(DIGIT | POINT);
  expect(charactersOf('31.12.2024')).toBe(DIGIT | POINT | POINTS);
  expect(charactersOf('2024-01-31')).toBe(DIGIT | INNER_SIGN);
  expect(charactersOf('1/2/2024')).toBe(DIGIT | SLASH);
  expect(charactersOf('5 €')).toBe(DIGIT | OTHER);
  expect(charactersOf('-')).toBe(0);
  expect(charactersOf('Yes')).toBe(OTHER);
});
