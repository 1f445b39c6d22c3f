import { expect, it } from 'vitest';
import { ForestFormatError } from './forestFormatError';

it('keeps the disagreement as data beside the sentence', () => {
  const error = new ForestFormatError('magic', '"PNG!"', '"HFST"');
  expect(error).toMatchObject({ name: 'ForestFormatError', what: 'magic', got: '"PNG!"', expected: '"HFST"' });
});
