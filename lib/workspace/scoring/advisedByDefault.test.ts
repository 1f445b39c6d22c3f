import { expect, it } from 'vitest';
import { ADVISED } from './customerScorer';
import { advisedByDefault, ALL_UP_TO } from './advisedByDefault';

it('gives everybody in a small file reasons, and in a larger one those predicted to leave', () => {
  expect([0, ALL_UP_TO, ALL_UP_TO + 1, 1e9].map(advisedByDefault)).toEqual(['all', 'all', 'risky', 'risky']);
  expect(ADVISED).toContain(advisedByDefault(1));
});
