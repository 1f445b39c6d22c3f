import type { ChurnModel } from '@/lib/churn/model';
import { numberByRole, type Dataset } from '@/lib/dataset/dataset';
import type { Assumptions } from '@/lib/dataset/schema';
import { MONTHS_AHEAD, notReceived } from '@/lib/survival/revenueLoss';
import type { Range } from '@/lib/survival/revenueLossRange';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';
import { lossesBy, revenueOutlook, totalLoss } from '@/lib/workspace/revenuePage/outlook';
import { HORIZONS, type Horizon } from '@/lib/workspace/revenuePage/revenuePage';
import { drawCustomers } from '../data/generator/simulate';
import { monthlyHazards } from '../data/generator/truth';
import { once, type Row } from './report';

/** What is expected to be lost against the truth that only the generator knows. */
export interface LossAgainstTruth {
  /** A segment, or all customers. */
  label: string;
  months: Horizon;
  /** Monthly revenue that has left, or revenue not received until then. */
  measure: 'lost' | 'not received';
  expected: number;
  /** The expected loss by the true hazards. */
  truth: number;
  range: Range;
}

export const ALL = 'all customers';

/** Expected losses of the bundled customers at each horizon, in total and by rule segment, against their true hazards. */
export function lossesAgainstTruth(workspace: Workspace): LossAgainstTruth[] {
  const outlook = revenueOutlook(workspace);
  if ('absence' in outlook) throw new Error(outlook.absence);
  const { segments: { segments, of } } = workspace;
  const mine = [totalLoss(workspace)!, ...lossesBy(outlook, of, segments.length)];
  const truth = trueLosses(workspace);
  return [ALL, ...segments.map(({ label }) => label)].flatMap((label, i) => HORIZONS.flatMap((months): LossAgainstTruth[] => {
    const { lost, ranges } = mine[i]!;
    return [
      { label, months, measure: 'lost', expected: lost[months]!, truth: truth[i]![months]!, range: ranges.lost[months]! },
      { label, months, measure: 'not received', expected: notReceived(lost)[months]!, truth: notReceived(truth[i]!)[months]!, range: ranges.notReceived[months]! },
    ];
  }));
}

/** By the true hazards given that a customer is there today: all customers, then by segment; index k = 0 … 12. */
function trueLosses({ dataset, activeRows, segments: { segments, of } }: Workspace): Float64Array[] {
  const losses = Array.from({ length: segments.length + 1 }, () => new Float64Array(MONTHS_AHEAD + 1));
  const charge = numberByRole(dataset, 'monthlyCharge')!;
  const customers = drawCustomers();
  for (const row of activeRows) {
    const { features, signupMonth, tenure } = customers[row]!;
    const hazards = monthlyHazards(features, signupMonth, tenure + MONTHS_AHEAD);
    let survival = 1;
    for (let k = 1; k <= MONTHS_AHEAD; k++) {
      survival *= 1 - hazards[tenure + k - 1]!;
      for (const place of [0, of[row]! + 1]) losses[place]![k]! += charge[row]! * (1 - survival);
    }
  }
  return losses;
}

export const isCovered = ({ truth, range }: LossAgainstTruth) => range.lower <= truth && truth <= range.upper;

/** Errors in percent of the truth, and whether the printed 90% range holds it. The next month is a January, which the product does not know: no limit. */
export function measureRevenueLoss(group: string, dataset: Dataset, assumptions: Assumptions, model: ChurnModel): Row[] {
  const all = lossesAgainstTruth(deriveWorkspace({ dataset, assumptions, model }));
  const rows = all.filter(({ measure }) => measure === 'lost').map((loss): Row => ({
    group,
    measure: `monthly revenue lost in ${loss.months} mo, ${loss.label}: error (truth ${isCovered(loss) ? 'in' : 'not in'} range)`,
    unit: '%',
    value: once((loss.expected / loss.truth - 1) * 100),
    ...(loss.label === ALL && loss.months >= 6 && { limit: { of: 'value', atLeast: -10, atMost: 10 } }),
  }));
  return [...rows, { group, measure: 'true losses within their printed 90% range, both measures', unit: '', value: once(all.filter(isCovered).length / all.length) }];
}
