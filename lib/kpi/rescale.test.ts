import { expect, it } from 'vitest';
import { rescaleChurn } from './rescale';

it('rescales 2% over 30 days to 21.79% a year (KNOWN_ANSWERS, listing 2.5)', () => {
  expect(rescaleChurn(0.02, 30, 365)).toBeCloseTo(0.2179, 4);
});
