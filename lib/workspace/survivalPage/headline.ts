import { formatMonths, formatNumber } from '@/lib/format';
import { singleMetric, type MetricDefinition, type Reading } from '@/lib/kpi/metric';
import { wilsonInterval, Z95 } from '@/lib/stats/intervals';
import type { SurvivalCurve } from '@/lib/survival/kaplanMeier';
import { medianSurvivalTime } from '@/lib/survival/medianSurvivalTime';
import { restrictedMeanSurvivalTime } from '@/lib/survival/restrictedMeanSurvivalTime';
import type { KpiCard } from '@/lib/workspace/kpiCards';
import { firstMonth, lastFollowed, limitsAt, wasWatched, watchedThroughout } from './followed';

/** Whatever the file holds, a mean is not taken over more months. */
const LONGEST_HORIZON = 72;

/** Last month of a restricted mean: as long as at least 50 customers are at risk, and no more than 72. */
export function horizonOf(curve: SurvivalCurve): number {
  return Math.min(LONGEST_HORIZON, lastFollowed(curve));
}

/** How long customers stay, in five figures, each with how it is computed. */
export function headlineCards(curve: SurvivalCurve): KpiCard[] {
  return [survivalCard(curve, 12), survivalCard(curve, 24), medianCard(curve), meanCard(curve), hazardCard(curve)];
}

function card(definition: MetricDefinition, reading: Reading, note: string | null): KpiCard {
  return { metric: singleMetric(definition, reading, { period: 'whole file', comparisonAbsence: 'Over the whole file.', note }) };
}

function survivalCard(curve: SurvivalCurve, month: 12 | 24): KpiCard {
  const label = `Still there after ${month} months`;
  if (!wasWatched(curve, month)) return { label, absence: `Nobody in the file was watched in month ${month}.` };
  const left = curve.events.subarray(0, month + 1).reduce((sum, d) => sum + d, 0);
  return card(
    { id: `survivalAt${month}`, label, unit: 'rate', direction: 'maximize', formula: `Product over the months to ${month} of 1 − departures ÷ customers at risk (Kaplan–Meier)` },
    { value: curve.survival[month]!, numerator: { label: `Left by month ${month}`, value: left, unit: 'count' }, denominator: null, ...interval(limitsAt(curve, month)) },
    left === 0 ? 'Nobody left by then, so there is no interval.' : '95% interval by Greenwood\'s error of ln S. Who has not left counts for as long as they were watched.',
  );
}

function medianCard(curve: SurvivalCurve): KpiCard {
  const { value, lower, upper } = medianSurvivalTime(curve);
  const last = curve.survival.length - 1;
  return card(
    { id: 'medianSurvival', label: 'Half stay at least', unit: 'months', direction: 'maximize', formula: 'First month after which no more than half are still there' },
    {
      value: value ?? Infinity,
      numerator: { label: 'Longest time watched', value: last, unit: 'months' },
      denominator: null,
      ...interval(lower === null ? undefined : { lower, upper: upper ?? Infinity }),
    },
    value === null ? `More than half are still there after ${formatMonths(last)}, the last month seen.` : 'The median. Its interval: the months in which the limits of the curve cross one half.',
  );
}

function meanCard(curve: SurvivalCurve): KpiCard {
  const { value, standardError, horizon } = restrictedMeanSurvivalTime(curve, horizonOf(curve));
  const label = `Mean stay within ${formatMonths(horizon)}`;
  if (!watchedThroughout(curve, horizon)) return { label, absence: 'In some of these months nobody in the file was watched.' };
  return card(
    { id: 'restrictedMean', label, unit: 'months', direction: 'maximize', formula: `Area under the survival curve from 0 to month ${horizon} (restricted mean survival time)` },
    {
      value,
      numerator: { label: 'The most it could be', value: horizon, unit: 'months' },
      denominator: null,
      ...interval(standardError > 0 ? { lower: Math.max(0, value - Z95 * standardError), upper: Math.min(horizon, value + Z95 * standardError) } : undefined),
    },
    `Months beyond ${formatNumber(horizon, 0)} count for nothing: too few customers were watched there, or it is the longest that is compared.`,
  );
}

function hazardCard(curve: SurvivalCurve): KpiCard {
  const from = firstMonth(curve);
  const sum = (values: Float64Array) => values.subarray(from).reduce((total, value) => total + value, 0);
  const [left, months] = [sum(curve.events), sum(curve.atRisk)];
  const label = 'Annualised churn, all tenures';
  if (months === 0) return { label, absence: 'Nobody in the file was watched for a whole month.' };
  const yearly = (monthly: number) => 1 - (1 - monthly) ** 12;
  const [lower, upper] = wilsonInterval(left, months);
  return card(
    { id: 'annualHazard', label, unit: 'rate', direction: 'minimize', formula: '1 − (1 − departures ÷ customer-months at risk)^12: the mean monthly hazard kept up for a year' },
    {
      value: yearly(left / months),
      numerator: { label: 'Departures', value: left, unit: 'count' },
      denominator: { label: 'Customer-months at risk', value: months, unit: 'count' },
      ...interval({ lower: yearly(lower), upper: yearly(upper) }),
    },
    'Over all months of tenure and the whole window together; the year card of the overview counts only those who were there on its first day. New customers leave faster and old ones slower; the hazard by month is below.',
  );
}

function interval(limits: { lower: number; upper: number } | undefined): Pick<Reading, 'interval'> {
  return limits ? { interval: limits } : {};
}
