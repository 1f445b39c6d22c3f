import { expect, it } from 'vitest';
import { createRandom, sampleWithoutReplacement } from './random';

it('repeats the sequence of a seed and differs between seeds', () => {
  const draw = (seed: number) => Array.from({ length: 5 }, createRandom(seed));
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

it('is uniform: mean ½, variance 1/12, no lag-1 correlation', () => {
  const random = createRandom(3);
  const n = 200_000;
  const x = Float64Array.from({ length: n }, random);
  const mean = x.reduce((a, b) => a + b) / n;
  const variance = x.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
  const lag1 = x.slice(1).reduce((a, b, i) => a + (b - mean) * (x[i]! - mean), 0) / n / variance;
  // Five standard errors of each statistic at n = 200,000.
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.0033);
  expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.00084);
  expect(Math.abs(lag1)).toBeLessThan(0.0112);
});

it('samples without replacement: distinct, in range, every item equally likely', () => {
  const random = createRandom(5);
  const hits = new Int32Array(10);
  for (let i = 0; i < 10_000; i++) {
    const sample = sampleWithoutReplacement(10, 4, random);
    expect(new Set(sample).size).toBe(4);
    for (const item of sample) hits[item] = hits[item]! + 1;
  }
  for (const hit of hits) expect(Math.abs(hit - 4000)).toBeLessThan(250);
});

it('refuses a sample larger than the population', () => {
  expect(() => sampleWithoutReplacement(3, 4, Math.random)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Sample size must not exceed the population: got 4 of 3]`);
});
