import { expect, it } from 'vitest';
import type { ModelCard } from '@/lib/churn/card';
import type { RivalVerdict } from './modelComparison';
import { modelTrust } from './modelTrust';

const estimate = (value: number, half: number) => ({ value, lower: value - half, upper: value + half });
// Ten groups of 800 at one half: √(2/π)·√(¼/800) = .0141 for each, and so for their average.
const GROUPS = Array.from({ length: 10 }, () => ({ count: 800, predicted: 0.5 }));

function trust(rocAuc: number, error: number, verdict: RivalVerdict['verdict'] = 'same', groups = GROUPS, interval: unknown = {}) {
  const forest = { rocAuc: estimate(rocAuc, 0.02), expectedCalibrationError: estimate(error, 0.01) };
  return modelTrust({ evaluation: { estimators: { forest } }, interval } as unknown as ModelCard, groups, { verdict });
}

it('answers by the lower end of the interval, and by what chance makes of a perfect model', () => {
  expect(trust(0.86, 0.008).answer).toBe('It ranks well: it puts the customer who left first in 86 of 100 pairs; averaged over groups of 800 customers its percentages are off by 0.8 points; a single one by more: see the interval that each has on its page.');
  expect(trust(0.81, 0.011).answer).toMatch(/^It ranks fairly: /);
  expect(trust(0.6, 0.011).answer).toMatch(/^It ranks only a little better than chance: /);
  expect(trust(0.51, 0.011).answer).toBe('It does not rank: it puts the customer who left first in 51 of 100 pairs, and chance alone could do that.');
  expect(trust(0.86, 0.05).answer).toContain('off by 5.0 points, more than chance explains;');
  expect(trust(0.86, 0.011).calibration).toContain('even a perfect model would show about 1.4.');
  expect(trust(NaN, NaN).answer).toMatch(/^It does not rank/);
});

it('puts a loss to the simpler model into the answer', () => {
  expect(trust(0.86, 0.008, 'worse').answer).toContain('86 of 100 pairs, but the simpler logistic regression does better; averaged');
  expect(trust(0.86, 0.008, 'mixed').answer).toContain('but at one thing the simpler logistic regression does better');
  expect(trust(0.86, 0.008, 'better').answer).not.toContain('regression');
});

it('claims no more than there is: groups of other sizes, no groups, no interval', () => {
  expect(trust(0.86, 0.008, 'same', [{ count: 3, predicted: 0.5 }, { count: 5, predicted: 0.5 }]).answer).toContain('groups of about 4 customers');
  expect(trust(0.86, 0.008, 'same', GROUPS, null).answer).toMatch(/a single one by more\.$/);
  expect(trust(0.86, NaN, 'same', [])).toMatchObject({ answer: 'It ranks well: it puts the customer who left first in 86 of 100 pairs.', calibration: 'They cannot be checked without customers who left and customers who stayed.' });
});
