import { expect, it } from 'vitest';
import { hazardByMonth } from './hazardByMonth';
import { kaplanMeier } from './kaplanMeier';

it('is departures over customers at risk, with Wilson’s limits', () => {
  const months = hazardByMonth(kaplanMeier([1, 1, 2, 3], [1, 0, 1, 0]));
  expect(months.map(({ hazard }) => hazard)).toEqual([0, 0.25, 0.5, 0]);
  // Wilson for 1 of 4: (p + z²/2n ∓ z√(pq/n + z²/4n²))/(1 + z²/n) = 0.0456, 0.6994 (Newcombe's calculator).
  expect(months[1]).toMatchObject({ atRisk: 4, events: 1, lower: expect.closeTo(0.0456, 4) as number, upper: expect.closeTo(0.6994, 4) as number });
});

it('is not known where no one is at risk', () => {
  expect(hazardByMonth(kaplanMeier([5], [1], [2])).map(({ hazard }) => hazard)).toEqual([NaN, NaN, NaN, 0, 0, 1]);
});
