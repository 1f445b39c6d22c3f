import { describe, expect, it } from 'vitest';
import { averagePrecision, brierScore, logLoss, rocAuc } from './metrics';
import { createRandom } from './random';

/** The definition of AUC, pair by pair. */
function aucByPairs(y: number[], score: number[]): number {
  let wins = 0;
  let pairs = 0;
  for (let i = 0; i < y.length; i++) {
    for (let j = 0; j < y.length; j++) {
      if (y[i] !== 1 || y[j] !== 0) continue;
      pairs++;
      if (score[i]! > score[j]!) wins++;
      else if (score[i] === score[j]) wins += 0.5;
    }
  }
  return wins / pairs;
}

describe('rocAuc', () => {
  it('equals the share of pairs in the right order, ties counted half', () => {
    const random = createRandom(1);
    for (let round = 0; round < 20; round++) {
      const y = Array.from({ length: 60 }, () => (random() < 0.3 ? 1 : 0));
      const score = Array.from({ length: 60 }, () => Math.floor(random() * 8) / 8);
      expect(rocAuc(y, score)).toBeCloseTo(aucByPairs(y, score), 12);
    }
  });

  it('is NaN when one class is absent', () => {
    expect(rocAuc([1, 1], [0.1, 0.2])).toBeNaN();
  });

  it('refuses labels and scores of different lengths', () => {
    expect(() => rocAuc([1, 0], [0.5])).toThrowErrorMatchingInlineSnapshot(`[RangeError: Labels and scores must pair up: got 2 labels, 1 scores]`);
  });
});

describe('averagePrecision', () => {
  it('is 0.8333… on the worked example of the scikit-learn manual (y = 0 0 1 1, score = .1 .4 .35 .8)', () => {
    expect(averagePrecision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])).toBeCloseTo(0.5 * 1 + 0.5 * (2 / 3), 12);
  });

  it('is the prevalence when every score is the same', () => {
    expect(averagePrecision([1, 0, 0, 0], [0.5, 0.5, 0.5, 0.5])).toBe(0.25);
  });
});

describe('logLoss and brierScore', () => {
  it('of the base rate are its entropy and its variance', () => {
    const y = [1, 0, 0, 0];
    const p = [0.25, 0.25, 0.25, 0.25];
    expect(logLoss(y, p)).toBeCloseTo(-(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)), 12);
    expect(brierScore(y, p)).toBeCloseTo(0.25 * 0.75, 12);
  });

  it('stay finite for a certain mistake', () => {
    expect(logLoss([1], [0])).toBeCloseTo(-Math.log(1e-15), 9);
  });
});
