import { expect, it } from 'vitest';
import { riskBand } from './riskBand';

it.each([
  [0, 'safe'], [0.2999, 'safe'], [0.3, 'low'], [0.4999, 'low'], [0.5, 'medium'], [0.6999, 'medium'], [0.7, 'high'], [1, 'high'],
])('%f is %s (safe < .3 ≤ low < .5 ≤ medium < .7 ≤ high)', (probability, band) => {
  expect(riskBand(probability, { low: 0.3, medium: 0.5, high: 0.7 })).toBe(band);
});
