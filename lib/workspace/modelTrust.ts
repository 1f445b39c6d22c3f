import type { ModelCard } from '@/lib/churn/card';
import { formatCount, formatFixed, formatRate } from '@/lib/format';
import type { CalibrationGroup } from '@/lib/stats/calibration';
import type { RivalVerdict } from './modelComparison';
import { calibrationErrorByChance } from './modelCurves';

/** Whether the model can be trusted, in sentences with their numbers. */
export interface ModelTrust {
  answer: string;
  ranking: string;
  calibration: string;
}

/**
 * What ranking is called, by the lower end of the 95% interval of ROC AUC, so that chance does not earn the better word: from .8 on "well" and from .7 on
 * "fairly" (there Hosmer, Lemeshow & Sturdivant 2013, §5.2.4, speak of excellent and acceptable discrimination), above .5 hardly. In the order of reading.
 */
const RANKING_WORDS = [[0.8, 'It ranks well'], [0.7, 'It ranks fairly'], [0.5, 'It ranks only a little better than chance']] as const;
/** A calibration error up to this many times what chance makes of a perfect model is called chance. */
const CHANCE_FACTOR = 2;

/**
 * What the out-of-bag figures say about ranking and about the probabilities themselves. A loss to logistic regression stands in the answer.
 *
 * @param groups the groups of the calibration curve; none where an outcome is absent
 * @see calibrationErrorByChance
 */
export function modelTrust({ evaluation, interval }: Pick<ModelCard, 'evaluation' | 'interval'>, groups: readonly Pick<CalibrationGroup, 'count' | 'predicted'>[], rival: Pick<RivalVerdict, 'verdict'>): ModelTrust {
  const { rocAuc, expectedCalibrationError: error } = evaluation.estimators.forest;
  const word = RANKING_WORDS.find(([from]) => rocAuc.lower > from)?.[1];
  const byChance = calibrationErrorByChance(groups);
  const ordered = `it puts the customer who left first in ${formatFixed(rocAuc.value * 100, 0)} of 100 pairs`;
  const answer = word
    ? [`${word}: ${ordered}${LOSSES[rival.verdict]}`, ...offBy(error.value, byChance, groups, interval !== null)].join('; ')
    : `It does not rank: ${ordered}, and chance alone could do that`;
  const { length } = groups;
  return {
    answer: `${answer}.`,
    ranking: `Shown one customer who left and one who stayed, it scores the one who left higher in ${formatRate(rocAuc.value)} of cases (ROC AUC; 95% interval ${formatRate(rocAuc.lower)} to ${formatRate(rocAuc.upper)}; a coin: 50%).`,
    calibration: length === 0
      ? 'They cannot be checked without customers who left and customers who stayed.'
      : `In ${length} groups by rising percentage, what it predicts and what happened differ by ${points(error.value)} percentage points on average; even a perfect model would show about ${points(byChance)}. It says nothing about a single customer.`,
  };
}

const LOSSES: Record<RivalVerdict['verdict'], string> = {
  better: '',
  same: '',
  worse: ', but the simpler logistic regression does better',
  mixed: ', but at one thing the simpler logistic regression does better',
};

const points = (value: number) => formatFixed(value * 100, 1);

function offBy(error: number, byChance: number, groups: readonly { count: number }[], hasInterval: boolean): string[] {
  if (groups.length === 0) return [];
  const counts = groups.map((group) => group.count);
  const same = Math.min(...counts) === Math.max(...counts);
  const size = formatCount(counts.reduce((sum, count) => sum + count, 0) / counts.length);
  return [
    `averaged over groups of ${same ? '' : 'about '}${size} customers its percentages are off by ${points(error)} points${error <= CHANCE_FACTOR * byChance ? '' : ', more than chance explains'}`,
    `a single one by more${hasInterval ? ': see the interval that each has on its page' : ''}`,
  ];
}
