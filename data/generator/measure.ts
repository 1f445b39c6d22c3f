import { brierScore, logLoss, rocAuc } from '@/lib/stats/metrics';
import { LAST_MONTH } from './months';
import type { Customer } from './simulate';
import { probabilityOfHavingLeft } from './truth';

export interface Measures {
  rows: number;
  activeAtStart: number;
  activeAtEnd: number;
  shareLeft: number;
  /** Lost in the month ÷ active at its start, January 2024 … December 2025. */
  monthlyChurn: number[];
  meanMonthlyChurn: number;
  meanTruth: number;
  truthRocAuc: number;
  truthLogLoss: number;
  truthBrierScore: number;
}

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** Customer churn by calendar month. Nobody joins and leaves in one month here, so all who are lost were active at its start. */
function monthlyChurn(customers: readonly Customer[]): number[] {
  return Array.from({ length: LAST_MONTH + 1 }, (_, month) => {
    const atStart = customers.filter((c) => c.signupMonth < month && (!c.left || c.signupMonth + c.tenure >= month));
    return atStart.filter((c) => c.left && c.signupMonth + c.tenure === month).length / atStart.length;
  });
}

/** The figures that the data set was tuned to, and how well the truth itself, the best possible model, scores on the drawn outcomes. */
export function measure(customers: readonly Customer[]): Measures {
  const outcome = customers.map((c) => (c.left ? 1 : 0));
  const truth = customers.map((c) => probabilityOfHavingLeft(c.features, c.tenure));
  const churn = monthlyChurn(customers);
  return {
    rows: customers.length,
    activeAtStart: customers.filter((c) => c.signupMonth < 0).length,
    activeAtEnd: customers.filter((c) => !c.left).length,
    shareLeft: mean(outcome),
    monthlyChurn: churn,
    meanMonthlyChurn: mean(churn),
    meanTruth: mean(truth),
    truthRocAuc: rocAuc(outcome, truth),
    truthLogLoss: logLoss(outcome, truth),
    truthBrierScore: brierScore(outcome, truth),
  };
}
