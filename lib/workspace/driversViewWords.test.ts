import { expect, it } from 'vitest';
import { points, signedPoints } from './driversViewWords';

it('prints points with the sign they add', () => {
  expect([0.142, 0, -0.3].map(points)).toEqual(['14.2', '0.0', '−30.0']);
  expect([0.142, 0, 0.0001, -0.0001, -0.3].map(signedPoints)).toEqual(['+14.2', '0.0', '0.0', '0.0', '−30.0']);
});
