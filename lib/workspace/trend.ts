import { calendarDay } from '@/lib/dataset/dates';
import { formatRate, formatRatePair } from '@/lib/format';
import { countChurn } from '@/lib/kpi/membership';
import { MONTHS } from '@/lib/kpi/period';
import { wilsonInterval } from '@/lib/stats/intervals';
import { withinChance } from '@/lib/stats/twoProportions';
import type { Workspace } from './derive';
import { workspacePeriods } from './kpiCards';

export interface TrendMonth {
  month: string;
  /** Rates are null where the file does not cover the month. */
  thisYear: { churnRate: number; lower: number; upper: number; lost: number; activeAtStart: number } | null;
  lastYear: { churnRate: number; lost: number; activeAtStart: number } | null;
}

export interface Trend {
  title: string;
  retentionTitle: string;
  thisYear: number;
  lastYear: number;
  /** January to December. */
  months: TrendMonth[];
}

/** Monthly churn of the snapshot's year over the year before, or null for a dataset without dates. */
export function monthlyTrend(workspace: Workspace): Trend | null {
  const periods = workspacePeriods(workspace, 'month');
  const last = periods.at(-1);
  if (!last || !workspace.members) return null;
  const thisYear = calendarDay(last.start).year;
  const counts = new Map(periods.map((period) => {
    const { year, month } = calendarDay(period.start);
    const count = countChurn(workspace.members!, period);
    const [lower, upper] = wilsonInterval(count.lost, count.activeAtStart);
    return [`${year}-${month}`, { ...count, churnRate: count.lost / count.activeAtStart, lower, upper }] as const;
  }));
  const months = MONTHS.map((month, i) => ({
    month,
    thisYear: counts.get(`${thisYear}-${i + 1}`) ?? null,
    lastYear: counts.get(`${thisYear - 1}-${i + 1}`) ?? null,
  }));
  return { ...titles(months, thisYear), thisYear, lastYear: thisYear - 1, months };
}

function titles(months: TrendMonth[], year: number): { title: string; retentionTitle: string } {
  const at = months.findLastIndex((month) => month.thisYear);
  const { month, thisYear, lastYear } = months[at]!;
  const now = thisYear!.churnRate;
  const retentionTitle = `${formatRatePair(now).retention} of customers stayed through ${month} ${year}`;
  if (!lastYear) return { title: `${formatRate(now)} of customers left in ${month} ${year}`, retentionTitle };
  const rates = `Churn in ${month} ${year}, ${formatRate(now)},`;
  const before = `${formatRate(lastYear.churnRate)} of a year before`;
  const counts = (count: { lost: number; activeAtStart: number }) => ({ successes: count.lost, trials: count.activeAtStart });
  if (withinChance(counts(thisYear!), counts(lastYear))) return { title: `${rates} differs from the ${before} by no more than chance`, retentionTitle };
  return { title: `${rates} is ${now < lastYear.churnRate ? 'below' : 'above'} the ${before}`, retentionTitle };
}
