import { ESTIMATORS, type EstimatorName, type ModelCard } from '@/lib/churn/card';
import { categoryLabel, type Dataset } from '@/lib/dataset/dataset';
import { formatFixed, formatWithUnit } from '@/lib/format';
import type { Estimate } from '@/lib/stats/bootstrap';
import { METRICS, type MetricName } from '@/lib/stats/metrics';

type Evaluation = ModelCard['evaluation'];
type Verdict = 'better' | 'worse' | 'same';

export interface ComparedModel {
  name: EstimatorName;
  label: string;
  estimates: Evaluation['estimators'][EstimatorName];
}

/** The forest and what it has to beat, in words. */
export function comparedModels({ estimators, rule }: Evaluation, dataset: Dataset): ComparedModel[] {
  const labels: Record<EstimatorName, string> = {
    forest: 'Random forest (served)',
    logisticRegression: 'Logistic regression',
    bestRule: `One rule: ${rule ? ruleText(rule, dataset) : 'none divides the customers'}`,
    alwaysStays: 'Always “stays” (the base rate for all)',
  };
  return ESTIMATORS.map((name) => ({ name, label: labels[name], estimates: estimators[name] }));
}

/** @example "Contract is Month-to-month", "Tenure below 5 months", "Data usage is not known" */
export function ruleText({ feature, kind, value }: NonNullable<Evaluation['rule']>, { columns, dictionary }: Dataset): string {
  const spec = columns.get(feature)?.spec;
  const label = spec?.label ?? feature;
  if (value === null) return `${label} is not known`;
  if (kind === 'below') return `${label} below ${formatWithUnit(Number(value), spec && 'unit' in spec ? spec.unit : '', dictionary.currency)}`;
  return `${label} is ${spec && 'categories' in spec ? categoryLabel(spec, String(value)) : value}`;
}

/** Whether the forest beats logistic regression on the same customers, plainly, and why it is served in any case. */
export interface RivalVerdict {
  verdict: Verdict | 'mixed';
  title: string;
  /** The figures of both that decide; where none does, their ROC AUCs. */
  figures: string;
  /** The differences with their intervals. */
  detail: string;
}

const ASKED = ['rocAuc', 'logLoss'] as const;
/** Within a sentence. */
const NAMED: Record<(typeof ASKED)[number], string> = { rocAuc: 'ROC AUC', logLoss: 'log loss (nats)' };

/**
 * What the paired differences say: a metric counts as better or worse where the 95% interval of its difference leaves out 0. Ranking
 * (ROC AUC) and probabilities (log loss) are both asked.
 */
export function compareWithLogistic({ estimators, forestLessLogistic }: Evaluation): RivalVerdict {
  const verdicts = ASKED.map((name) => verdictOf(name, forestLessLogistic[name]));
  const decided = new Set(verdicts.filter((verdict) => verdict !== 'same'));
  const verdict = decided.size > 1 ? 'mixed' : ([...decided][0] ?? 'same');
  const printed = (name: 'forest' | 'logisticRegression', metric: (typeof ASKED)[number]) => formatFixed(estimators[name][metric].value, 3);
  const differences = ASKED.map((name) => {
    const { lower, upper, value } = forestLessLogistic[name];
    const [forest, logistic] = [printed('forest', name), printed('logisticRegression', name)];
    return `${NAMED[name]} ${forest} for the forest, ${logistic} for the regression: forest less regression ${signed(value)} (95% interval ${signed(lower)} to ${signed(upper)})`;
  });
  return { verdict, title: TITLES[verdict], figures: decisive(verdicts).map((name) => `${NAMED[name]} ${printed('forest', name)} for the forest, ${printed('logisticRegression', name)} for the regression`).join('; '), detail: `${differences.join('; ')}.` };
}

/** The metrics that decided, as `verdicts` goes by `ASKED`; where none did, the ranking. */
function decisive(verdicts: readonly Verdict[]): readonly (typeof ASKED)[number][] {
  const decided = ASKED.filter((_, i) => verdicts[i] !== 'same');
  return decided.length > 0 ? decided : ['rocAuc'];
}

function verdictOf(name: MetricName, { lower, upper }: Estimate): Verdict {
  if (!(lower > 0 || upper < 0)) return 'same';
  return lower > 0 === (METRICS[name].direction === 'maximize') ? 'better' : 'worse';
}

const TITLES: Record<RivalVerdict['verdict'], string> = {
  better: 'On these customers the forest does better than logistic regression',
  worse: 'On these customers the simpler logistic regression does better than the forest',
  same: 'On these customers the forest and the simpler logistic regression cannot be told apart',
  mixed: 'On these customers the forest is better at one thing and the simpler logistic regression at another',
};

function signed(value: number, digits = 4): string {
  const rounded = Number(value.toFixed(digits));
  // Without the sign of a zero.
  return `${rounded > 0 ? '+' : ''}${formatFixed(rounded === 0 ? 0 : value, digits)}`;
}

/** A difference of two probabilities: 0.0123 → "+1.2 points" */
export function differenceText(difference: number, digits = 1): string {
  return `${signed(difference * 100, digits)} points`;
}
