import { expect, it } from 'vitest';
import { ratioTitle } from './ratioTitle';

const row = (ratio: number, reference: string | null = 'Basic', pValue = 0.001) => ({ label: 'X', against: 'per 1 call more', reference, ratio, lower: ratio / 1.2, upper: ratio * 1.2, pValue });

// 1/14 = 0.0714; times and divided by 1.2: 1/11.7 and 1/16.8, which two digits round to 12 and 17.
it.each([
  [row(1 / 14), 'X goes with leaving about one fourteenth as fast as Basic (1/17 to 1/12), on average over tenure'],
  [row(1 / 40), 'X goes with leaving about 1/40 as fast as Basic (1/48 to 1/33), on average over tenure'],
  [row(0.5), 'X goes with leaving 0.5 times as fast as Basic (0.42 to 0.6), on average over tenure'],
  [row(2.25, null), 'X goes with leaving 2.3 times as fast per 1 call more (1.9 to 2.7), on average over tenure'],
  [row(9, 'Basic', 0.2), 'Nothing goes with leaving sooner by more than chance'],
])('%o', (of, title) => expect(ratioTitle([of])).toBe(title));

it('names the furthest from 1 of those that are more than chance', () => {
  expect(ratioTitle([row(2), row(0.1), row(30, 'Basic', 0.5)])).toContain('one tenth');
});
