import { expect, it } from 'vitest';
import { sampleSizePerArm, smallestDifference } from './sampleSize';

it('needs 906 and 3,270 an arm on the worked examples (KNOWN_ANSWERS.md, "Sample size", R power.prop.test)', () => {
  expect(Math.ceil(sampleSizePerArm(0.2, 0.15))).toBe(906);
  expect(Math.ceil(sampleSizePerArm(0.265, 0.235))).toBe(3270);
  expect(sampleSizePerArm(0.3, 0.3)).toBe(Infinity);
  expect(() => sampleSizePerArm(1.2, 0.1)).toThrow(RangeError);
});

it('the smallest difference is the one that the groups are just large enough for', () => {
  for (const [p1, p2] of [[0.2, 0.15], [0.265, 0.235], [0.5, 0.3]] as const) {
    const n = sampleSizePerArm(p1, p2);
    expect(smallestDifference(p1, n, n)).toBeCloseTo(p1 - p2, 9);
  }
});

it('a small control group shows less than an equal one, and a handful nothing at all', () => {
  expect(smallestDifference(0.2, 900, 100)!).toBeGreaterThan(smallestDifference(0.2, 500, 500)!);
  expect(smallestDifference(0.02, 20, 3)).toBeNull();
  expect(smallestDifference(0.2, 100, 0)).toBeNull();
});
