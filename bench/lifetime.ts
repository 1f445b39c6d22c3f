import type { ChurnModel } from '@/lib/churn/model';
import { numberByRole, type Dataset } from '@/lib/dataset/dataset';
import type { Assumptions } from '@/lib/dataset/schema';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';
import { customerBase } from '@/lib/workspace/customerBase';
import { worth } from '@/lib/workspace/customerPage/worth';
import { lifetimeValueAt, lifetimeValues, retentionOf } from '@/lib/workspace/lifetimeValue';
import { conditionalSurvival } from '@/lib/survival/conditionalSurvival';
import { drawCustomers } from '../data/generator/simulate';
import { monthlyHazards } from '../data/generator/truth';
import { once, type Row } from './report';

const MONTHS = 12;

/** Outlooks and lifetime values of the bundled active customers against their true hazards; with everyone one group as the peer. */
export function measureLifetimes(group: string, dataset: Dataset, assumptions: Assumptions, model: ChurnModel): Row[] {
  const truth = trueLifetimes(assumptions);
  const errors = (served: ChurnModel | null) => meanErrors(deriveWorkspace({ dataset, assumptions, model: served }), truth);
  const [grouped, one] = [errors(model), errors(null)];
  const ratio = (mine: number, peer: number) => mine / peer;
  return [
    { group, measure: `mean |chance to be there in ${MONTHS} months − truth|`, unit: '', value: once(grouped.outlook) },
    { group, measure: '  ÷ the same with everyone one group', unit: '×', value: once(ratio(grouped.outlook, one.outlook)), limit: { of: 'value', atMost: 0.35 } },
    { group, measure: 'mean |CLV − truth| ÷ mean true CLV', unit: '', value: once(grouped.clv) },
    { group, measure: '  ÷ the same with everyone one group', unit: '×', value: once(ratio(grouped.clv, one.clv)), limit: { of: 'value', atMost: 0.35 } },
    { group, measure: 'mean CLV ÷ mean true CLV', unit: '×', value: once(grouped.bias), limit: { of: 'value', atLeast: 0.97, atMost: 1.03 } },
    { group, measure: '  the same of the customers to save now', unit: '×', value: once(grouped.saveNow), limit: { of: 'value', atLeast: 0.9, atMost: 1.1 } },
    { group, measure: 'true CLVs within their printed 95% range', unit: '', value: once(grouped.covered) },
  ];
}

/** By row: the true chance to be there in a year, and the true lifetime value per unit of charge. */
function trueLifetimes({ grossMargin, discountRate, clvHorizon }: Assumptions) {
  return drawCustomers().map(({ features, signupMonth, tenure }) => {
    const hazards = monthlyHazards(features, signupMonth, tenure + clvHorizon);
    let [survival, outlook, multiplier] = [1, 1, 0];
    for (let k = 1; k <= clvHorizon; k++) {
      survival *= 1 - hazards[tenure + k - 1]!;
      multiplier += (grossMargin * survival) / (1 + discountRate) ** k;
      if (k === MONTHS) outlook = survival;
    }
    return { outlook, multiplier };
  });
}

function meanErrors(workspace: Workspace, truth: ReturnType<typeof trueLifetimes>) {
  const values = lifetimeValues(workspace)!;
  const tenure = numberByRole(workspace.dataset, 'tenure')!;
  const charge = numberByRole(workspace.dataset, 'monthlyCharge')!;
  const { quadrant } = customerBase(workspace);
  let [outlook, clv, mine, real, saved, savedReal, ranges, covered] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const row of workspace.activeRows) {
    const value = lifetimeValueAt(values, row, tenure[row]!, charge[row]!).value;
    const actual = truth[row]!.multiplier * charge[row]!;
    outlook += Math.abs(conditionalSurvival(retentionOf(values, row), tenure[row]!, MONTHS).survival - truth[row]!.outlook);
    clv += Math.abs(value - actual);
    mine += value;
    real += actual;
    if (quadrant?.[row] === 0) [saved, savedReal] = [saved + value, savedReal + actual];
    const range = worth(workspace, row)?.lifetime?.range;
    if (!range) continue;
    ranges++;
    covered += Number(range.lower <= actual && actual <= range.upper);
  }
  return { outlook: outlook / workspace.activeRows.length, clv: clv / real, bias: mine / real, saveNow: saved / savedReal, covered: covered / ranges };
}
