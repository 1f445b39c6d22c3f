import { expect, it } from 'vitest';
import { bracketed, missingText } from './words';

it('missingText gives the dictionary\'s reason up to its first stop, or says that nothing is known', () => {
  expect([{ missingMeans: 'No internet service, so nothing is measured' }, { missingMeans: 'Not billed yet: tenure is 0' }, { missingMeans: 'No full billing cycle yet' }, { missingMeans: '(unknown)' }, {}].map(missingText))
    .toEqual(['no record (no internet service)', 'no record (not billed yet)', 'no record (no full billing cycle yet)', 'no record ((unknown))', 'not known']);
});

it('bracketed leaves of a gap the reason', () => {
  expect(['no record (not billed yet)', 'not known', '2 months'].map(bracketed)).toEqual(['(not billed yet)', '(not known)', '(2 months)']);
});
