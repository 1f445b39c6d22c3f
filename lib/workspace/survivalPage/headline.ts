import { formatNumber } from '@/lib/format';
import { singleMetric, type MetricDefinition, type Reading } from '@/lib/kpi/metric';
import { wilsonInterval, Z95 } from '@/lib/stats/intervals';
import type { SurvivalCurve } from '@/lib/survival/kaplanMeier';
import { medianSurvivalTime } from '@/lib/survival/medianSurvivalTime';
import { restrictedMeanSurvivalTime } from '@/lib/survival/restrictedMeanSurvivalTime';
import type { KpiCard } from '@/lib/workspace/kpiCards';
import { BY_MONTH, stepsText, type TenureStep } from '@/lib/workspace/tenureStep';
import { firstMonth, lastFollowed, limitsAt, wasWatched, watchedThroughout } from './followed';

/** Whatever the file holds, a mean is not taken over more months. */
const LONGEST_HORIZON = 72;

/** Last month of a restricted mean: as long as at least 50 customers are at risk, and no more than 72. */
export function horizonOf(curve: SurvivalCurve, { months } = BY_MONTH): number {
  return Math.min(LONGEST_HORIZON / months, lastFollowed(curve));
}

/**
 * How long customers stay, in five figures, each with how it is computed.
 *
 * @param curve in the steps of the file
 */
export function headlineCards(curve: SurvivalCurve, step = BY_MONTH): KpiCard[] {
  return [survivalCard(curve, 12, step), survivalCard(curve, 24, step), medianCard(curve, step), meanCard(curve, step), hazardCard(curve, step)];
}

function card(definition: MetricDefinition, reading: Reading, note: string | null): KpiCard {
  return { metric: singleMetric(definition, reading, { period: 'whole file', comparisonAbsence: 'Over the whole file.', note }) };
}

function survivalCard(curve: SurvivalCurve, months: 12 | 24, step: TenureStep): KpiCard {
  const month = months / step.months;
  const label = `Still there after ${stepsText(month, step)}`;
  if (!wasWatched(curve, month)) return { label, absence: `Nobody in the file was watched in ${step.one} ${month}.` };
  const left = curve.events.subarray(0, month + 1).reduce((sum, d) => sum + d, 0);
  return card(
    { id: `survivalAt${months}`, label, unit: 'rate', direction: 'maximize', formula: `Product over the ${step.many} to ${month} of 1 − departures ÷ customers at risk (Kaplan–Meier)` },
    { value: curve.survival[month]!, numerator: { label: `Left by ${step.one} ${month}`, value: left, unit: 'count' }, denominator: null, ...interval(limitsAt(curve, month)) },
    left === 0 ? 'Nobody left by then, so there is no interval.' : '95% interval by Greenwood\'s error of ln S. Who has not left counts for as long as they were watched.',
  );
}

function medianCard(curve: SurvivalCurve, step: TenureStep): KpiCard {
  const { value, lower, upper } = medianSurvivalTime(curve);
  const last = curve.survival.length - 1;
  return card(
    { id: 'medianSurvival', label: 'Half stay at least', unit: step.many, direction: 'maximize', formula: `First ${step.one} after which no more than half are still there` },
    {
      value: value ?? Infinity,
      numerator: { label: 'Longest time watched', value: last, unit: step.many },
      denominator: null,
      ...interval(lower === null ? undefined : { lower, upper: upper ?? Infinity }),
    },
    value === null ? `More than half are still there after ${stepsText(last, step)}, the last ${step.one} seen.` : `The median. Its interval: the ${step.many} in which the limits of the curve cross one half.`,
  );
}

function meanCard(curve: SurvivalCurve, step: TenureStep): KpiCard {
  const { value, standardError, horizon } = restrictedMeanSurvivalTime(curve, horizonOf(curve, step));
  const label = `Mean stay within ${stepsText(horizon, step)}`;
  if (!watchedThroughout(curve, horizon)) return { label, absence: `In some of these ${step.many} nobody in the file was watched.` };
  return card(
    { id: 'restrictedMean', label, unit: step.many, direction: 'maximize', formula: `Area under the survival curve from 0 to ${step.one} ${horizon} (restricted mean survival time)` },
    {
      value,
      numerator: { label: 'The most it could be', value: horizon, unit: step.many },
      denominator: null,
      ...interval(standardError > 0 ? { lower: Math.max(0, value - Z95 * standardError), upper: Math.min(horizon, value + Z95 * standardError) } : undefined),
    },
    `${step.months === 1 ? 'Months' : 'Years'} beyond ${formatNumber(horizon, 0)} count for nothing: too few customers were watched there, or it is the longest that is compared.`,
  );
}

function hazardCard(curve: SurvivalCurve, { months: stepMonths, one }: TenureStep): KpiCard {
  const from = firstMonth(curve);
  const sum = (values: Float64Array) => values.subarray(from).reduce((total, value) => total + value, 0);
  const [left, watched] = [sum(curve.events), sum(curve.atRisk)];
  const label = 'Annualised churn, all tenures';
  if (watched === 0) return { label, absence: `Nobody in the file was watched for a whole ${one}.` };
  const power = 12 / stepMonths;
  const yearly = (hazard: number) => 1 - (1 - hazard) ** power;
  const [lower, upper] = wilsonInterval(left, watched);
  return card(
    { id: 'annualHazard', label, unit: 'rate', direction: 'minimize', formula: power === 1 ? 'Departures ÷ customer-years at risk' : '1 − (1 − departures ÷ customer-months at risk)^12: the mean monthly hazard kept up for a year' },
    {
      value: yearly(left / watched),
      numerator: { label: 'Departures', value: left, unit: 'count' },
      denominator: { label: `Customer-${one}s at risk`, value: watched, unit: 'count' },
      ...interval({ lower: yearly(lower), upper: yearly(upper) }),
    },
    `Over all ${one}s of tenure and the whole window together; the year card of the overview counts only those who were there on its first day. New customers leave faster and old ones slower; the hazard by ${one} is below.`,
  );
}

function interval(limits: { lower: number; upper: number } | undefined): Pick<Reading, 'interval'> {
  return limits ? { interval: limits } : {};
}
