import type { ChurnModel } from '@/lib/churn/model';
import { numberByRole, type Dataset } from '@/lib/dataset/dataset';
import type { Assumptions } from '@/lib/dataset/schema';
import { allocateByLot, LOTS } from '@/lib/retention/allocateByLot';
import { allocateByRank } from '@/lib/retention/allocateByRank';
import { allocateOffers } from '@/lib/retention/allocateOffers';
import type { AllocationProblem } from '@/lib/retention/allocationProblem';
import { expectedCost, expectedValue } from '@/lib/retention/expectedValue';
import { incentiveCost } from '@/lib/retention/offers';
import type { OffersFile } from '@/lib/retention/offersSchema';
import { createRandom } from '@/lib/stats/random';
import { customerBase } from '@/lib/workspace/customerBase';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';
import { customerReasons } from '@/lib/workspace/offers/customerReasons';
import { offerValues, type OfferValues } from '@/lib/workspace/offers/offerValues';
import { offerEffect, trueExpectedValue, type OfferId } from '../data/generator/offerEffects';
import { drawCustomers } from '../data/generator/simulate';
import { once, type Row } from './report';

/** The first is so small that hardly one customer in fifty is contacted. */
const BUDGETS = [1_000, 3_000, 10_000, 30_000] as const;

/**
 * What the plan of the bundled customers would truly bring, as only their generator knows, of the best that could be had for the same
 * money with the same offers; beside it the usual ways, and the plan with the probability that looks back in place of the one that
 * looks ahead. Budget alone, no control group.
 */
export function measurePlanAgainstTruth(dataset: Dataset, assumptions: Assumptions, model: ChurnModel, offers: OffersFile): Row[] {
  const workspace = deriveWorkspace({ dataset, assumptions, model, offers: { offers, problem: null } });
  const values = offerValues(workspace, customerReasons(workspace))!;
  const truth = trueValues(workspace, values);
  const problem = (of: Pick<OfferValues, 'value' | 'cost'>, budget: number): AllocationProblem => ({
    customers: workspace.activeRows.length, offers: values.offers, value: of.value, cost: of.cost,
    channel: new Uint8Array(values.offers), capacity: Float64Array.of(Infinity), budget,
  });
  const back = lookingBack(workspace, values);
  const clv = customerBase(workspace).clv!;
  const descending = (score: (i: number) => number) => Int32Array.from(workspace.activeRows.keys()).sort((a, b) => score(b) - score(a) || a - b);
  const byRisk = descending((i) => workspace.activeProbability![i]!);
  const byValue = descending((i) => clv[workspace.activeRows[i]!]!);
  const random = createRandom(7);
  return BUDGETS.flatMap((budget): Row[] => {
    const group = `plan for €${budget.toLocaleString('en-GB')} against the truth`;
    const best = allocateOffers(problem(truth, budget)).value;
    const share = (offerOf: Int8Array) => sumOf(truth.value, offerOf, values.offers) / best;
    const ranked = (order: ArrayLike<number>) => share(allocateByRank({ problem: problem(values, budget), order, evenAtALoss: true }).offerOf);
    const own = allocateOffers(problem(values, budget));
    const lots = allocateByLot(problem(values, budget), random).map(({ offerOf }) => share(offerOf));
    const risk = ranked(byRisk);
    const plan = share(own.offerOf);
    return [
      { group, measure: 'best possible with these offers', unit: '€', value: once(best) },
      { group, measure: 'the plan, of the best possible', unit: '', value: once(plan), limit: { of: 'value', atLeast: 0.85 } },
      { group, measure: '  its lead over highest risk first', unit: '', value: once(plan - risk), limit: { of: 'value', atLeast: 0 } },
      { group, measure: '  highest risk first, of the best possible', unit: '', value: once(risk) },
      { group, measure: '  highest value first', unit: '', value: once(ranked(byValue)) },
      { group, measure: `  by lot, mean of ${LOTS}`, unit: '', value: once(lots.reduce((sum, value) => sum + value, 0) / LOTS) },
      { group, measure: '  the plan by the probability that looks back', unit: '', value: once(share(allocateOffers(problem(back, budget)).offerOf)) },
      { group, measure: 'what the plan says it brings ÷ what it truly would', unit: '×', value: once(own.value / (plan * best)) },
      { group, measure: 'its true cost ÷ the budget', unit: '×', value: once(sumOf(truth.cost, own.offerOf, values.offers) / budget), limit: { of: 'value', atMost: 1.05 } },
    ];
  });
}

function sumOf(table: Float64Array, offerOf: Int8Array, offers: number): number {
  return offerOf.reduce((sum, offer, i) => (offer < 0 ? sum : sum + table[i * offers + offer]!), 0);
}

/** True expected gains and costs of every eligible pair. */
function trueValues({ dataset, activeRows, assumptions, offers: { applicable } }: Workspace, { value, offers: m }: OfferValues): Pick<OfferValues, 'value' | 'cost'> {
  const customers = drawCustomers();
  const charge = numberByRole(dataset, 'monthlyCharge')!;
  const truth = { value: new Float64Array(value.length).fill(NaN), cost: new Float64Array(value.length).fill(NaN) };
  activeRows.forEach((row, i) => applicable.forEach(({ offer }, j) => {
    if (Number.isNaN(value[i * m + j]!)) return;
    const { features, signupMonth, tenure } = customers[row]!;
    const effect = offerEffect(features, signupMonth, tenure, offer.id as OfferId, assumptions.clvHorizon);
    const incentive = incentiveCost(offer.incentive, charge[row]!);
    truth.value[i * m + j] = trueExpectedValue(effect, { monthlyMargin: assumptions.grossMargin * charge[row]!, discountRate: assumptions.discountRate, contactCost: offer.contactCost, incentiveCost: incentive });
    truth.cost[i * m + j] = offer.contactCost + effect.acceptance * incentive;
  }));
  return truth;
}

/** The table as it would be with the model's probability, which looks back, for the chance to leave. */
function lookingBack(workspace: Workspace, { value, offers: m }: OfferValues): Pick<OfferValues, 'value' | 'cost'> {
  const { activeRows, activeProbability, assumptions, dataset, offers: { applicable } } = workspace;
  const clv = customerBase(workspace).clv!;
  const charge = numberByRole(dataset, 'monthlyCharge')!;
  const table = { value: new Float64Array(value.length).fill(NaN), cost: new Float64Array(value.length).fill(NaN) };
  activeRows.forEach((row, i) => applicable.forEach(({ offer }, j) => {
    if (Number.isNaN(value[i * m + j]!)) return;
    const economics = { probability: activeProbability![i]!, clv: clv[row]!, contactCost: offer.contactCost, incentiveCost: incentiveCost(offer.incentive, charge[row]!), acceptance: offer.acceptance ?? assumptions.acceptance };
    table.value[i * m + j] = expectedValue(economics, offer.saveRate).value;
    table.cost[i * m + j] = expectedCost(economics, offer.saveRate);
  }));
  return table;
}
