import { formatCount, formatFixed } from '@/lib/format';
import type { Estimate } from '@/lib/stats/bootstrap';
import type { Paired, VersionFacts } from './versionFacts';

/** Whether one of two models is better, as far as that can be told, and by what. */
export interface ModelVerdict {
  title: string;
  detail: string;
}

const WHY_NOT = {
  'other-customers': 'They were measured on other customers. How well churn can be told depends on what a file knows, so neither figure is a yardstick for the other.',
  'no-model': 'Without two models there is nothing to set against each other.',
  'too-many': 'With so many customers the two are not set against each other customer by customer; see whether their intervals overlap.',
} as const;

/**
 * What the paired differences say, B less A: a figure counts as better or worse where the 95% interval of its difference leaves out 0.
 * Ranking (ROC AUC) and probabilities (log loss, of which less is better) are both asked.
 */
export function modelVerdict(a: Pick<VersionFacts, 'name'>, b: Pick<VersionFacts, 'name'>, paired: Paired): ModelVerdict {
  if ('why' in paired) return { title: 'No verdict between the two models', detail: WHY_NOT[paired.why] };
  const { rocAuc, logLoss, customers } = paired;
  const [ranks, tells] = [sideOf(rocAuc), -sideOf(logLoss)];
  const detail = `B less A on the same ${formatCount(customers)} customers, none of whom the predicting trees had seen: ROC AUC ${ranged(rocAuc)}, log loss ${ranged(logLoss)}. What training anew would change by chance is not in these intervals.`;
  if (ranks === 0 && tells === 0) return { title: 'No difference beyond chance: either model serves as well', detail };
  if (ranks * tells < 0) return { title: `“${(ranks > 0 ? b : a).name}” ranks customers better, “${(tells > 0 ? b : a).name}” gives better chances`, detail };
  const better = ranks + tells > 0 ? b : a;
  const what = ranks !== 0 && tells !== 0 ? 'is the better model' : ranks !== 0 ? 'ranks customers better, with chances as good' : 'gives better chances, and ranks as well';
  return { title: `“${better.name}” ${what}: more than chance`, detail };
}

/** Which side of 0 an interval lies on; 0 where it holds it, or is none. */
function sideOf({ lower, upper }: Estimate): -1 | 0 | 1 {
  return lower > 0 ? 1 : upper < 0 ? -1 : 0;
}

function ranged({ value, lower, upper }: Estimate): string {
  return `${signed(value)} (95% interval ${signed(lower)} to ${signed(upper)})`;
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${formatFixed(Math.abs(value), 4)}`;
