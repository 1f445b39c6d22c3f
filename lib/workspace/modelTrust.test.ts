import { expect, it } from 'vitest';
import type { ModelCard } from '@/lib/churn/card';
import { modelTrust } from './modelTrust';

const estimate = (value: number, half: number) => ({ value, lower: value - half, upper: value + half });

function trust(rocAuc: number, error: number) {
  const forest = { rocAuc: estimate(rocAuc, 0.02), expectedCalibrationError: estimate(error, 0.01) };
  // Ten groups of 800 at one half: √(2/π)·√(¼/800) = .0141.
  const groups = Array.from({ length: 10 }, () => ({ count: 800, predicted: 0.5 }));
  return modelTrust({ evaluation: { estimators: { forest } }, outOfBag: { n: 8000 } } as unknown as ModelCard, groups);
}

it('answers by the lower end of the interval, and by what chance makes of a perfect model', () => {
  expect(trust(0.86, 0.011).answer).toBe('Yes, well enough to act on: it puts the customer who left first in 86 of 100 pairs, and its percentages are off by 1.1 points on average.');
  expect(trust(0.81, 0.011).answer).toMatch(/^Yes, with some care/);
  expect(trust(0.6, 0.011).answer).toMatch(/^Yes, but only as a weak hint/);
  expect(trust(0.51, 0.011).answer).toMatch(/^No/);
  expect(trust(0.86, 0.05).answer).toBe('For ranking, well enough to act on: it puts the customer who left first in 86 of 100 pairs. Its percentages are off by 5.0 points on average, more than chance explains.');
  expect(trust(0.86, 0.011).calibration).toContain('would show about 1.4.');
  expect(trust(NaN, NaN).answer).toMatch(/^No/);
});
