import { numberByRole, type Dataset } from '@/lib/dataset/dataset';
import { formatNumber } from '@/lib/format';
import type { SurvivalCurve } from '@/lib/survival/kaplanMeier';

/** What a file counts the time as a customer in, with its words. */
export interface TenureStep {
  months: 1 | 12;
  one: 'month' | 'year';
  many: 'months' | 'years';
}

export const BY_MONTH: TenureStep = { months: 1, one: 'month', many: 'months' };
export const BY_YEAR: TenureStep = { months: 12, one: 'year', many: 'years' };

const known = new WeakMap<Dataset, TenureStep>();

/**
 * Years where every tenure that is known is a whole number of them and there are at least three different ones; otherwise months. Between whole
 * years such a file says nothing: month by month it would show steps that are the file's, not the customers'. Computed once for each dataset.
 */
export function tenureStep(dataset: Dataset): TenureStep {
  let step = known.get(dataset);
  if (!step) known.set(dataset, (step = stepOf(numberByRole(dataset, 'tenure') ?? [])));
  return step;
}

function stepOf(tenure: ArrayLike<number>): TenureStep {
  const years = new Set<number>();
  for (let row = 0; row < tenure.length; row++) {
    if (Number.isNaN(tenure[row]!)) continue;
    if (tenure[row]! % BY_YEAR.months !== 0) return BY_MONTH;
    years.add(tenure[row]!);
  }
  return years.size >= 3 ? BY_YEAR : BY_MONTH;
}

/** A curve of such a file step by step: the same estimate, without the months in which nothing could happen. */
export function inSteps(curve: SurvivalCurve, { months }: TenureStep): SurvivalCurve {
  if (months === 1) return curve;
  const every = (values: Float64Array) => values.filter((_, month) => month % months === 0);
  const { survival, standardError, lower, upper, atRisk, events } = curve;
  return { survival: every(survival), standardError: every(standardError), lower: every(lower), upper: every(upper), atRisk: every(atRisk), events: every(events) };
}

/** "1 month", "3 years" */
export function stepsText(count: number, { one, many }: TenureStep): string {
  return `${formatNumber(count, 0)} ${count === 1 ? one : many}`;
}
