import type { ModelCard } from '@/lib/churn/card';
import { formatCount, formatFixed, formatRate } from '@/lib/format';
import type { CalibrationGroup } from '@/lib/stats/calibration';

/** Whether the model can be trusted, in sentences with their numbers. */
export interface ModelTrust {
  answer: string;
  ranking: string;
  calibration: string;
}

/** Lower ends of the interval of ROC AUC from which ranking is called so; in the order of reading. */
const RANKING_WORDS = [[0.8, 'well enough to act on'], [0.7, 'with some care'], [0.5, 'but only as a weak hint']] as const;
/** A calibration error up to this many times what chance makes of a perfect model is called chance. */
const CHANCE_FACTOR = 2;

/**
 * What the out-of-bag figures say about ranking and about the probabilities themselves.
 *
 * A perfectly calibrated model too shows an expected calibration error, from the noise of its groups: Σ n/N · √(2/π)·√(p(1 − p)/n), the mean
 * of |normal| around each group's probability p.
 *
 * @param groups the groups of the calibration curve
 * @see expectedCalibrationError
 */
export function modelTrust({ evaluation, outOfBag: { n } }: ModelCard, groups: readonly Pick<CalibrationGroup, 'count' | 'predicted'>[]): ModelTrust {
  const { rocAuc, expectedCalibrationError: error } = evaluation.estimators.forest;
  const points = (value: number) => formatFixed(value * 100, 1);
  const word = RANKING_WORDS.find(([from]) => rocAuc.lower > from)?.[1];
  const byChance = groups.reduce((sum, { count, predicted: p }) => sum + (count / n) * Math.sqrt((2 / Math.PI) * ((p * (1 - p)) / count)), 0);
  const calibrated = error.value <= CHANCE_FACTOR * byChance;
  const ordered = `it puts the customer who left first in ${formatFixed(rocAuc.value * 100, 0)} of 100 pairs`;
  return {
    answer: answerOf(word, calibrated, ordered, points(error.value)),
    ranking: `Shown one customer who left and one who stayed, it scores the one who left higher in ${formatRate(rocAuc.value)} of cases (ROC AUC; 95% interval ${formatRate(rocAuc.lower)} to ${formatRate(rocAuc.upper)}; a coin: 50%).`,
    calibration: `In ten groups of equal size, what it predicts and what happened differ by ${points(error.value)} percentage points on average; on ${formatCount(n)} customers even a perfect model would show about ${points(byChance)}.`,
  };
}

function answerOf(word: string | undefined, calibrated: boolean, ordered: string, offBy: string): string {
  if (!word) return `No: ${ordered}, and chance alone could do that.`;
  if (!calibrated) return `For ranking, ${word}: ${ordered}. Its percentages are off by ${offBy} points on average, more than chance explains.`;
  return `Yes, ${word}: ${ordered}, and its percentages are off by ${offBy} points on average.`;
}
