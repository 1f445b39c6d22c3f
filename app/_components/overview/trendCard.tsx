import { ChartFrame, LegendItem } from '@/app/_components/charts/chartFrame';
import { TrendChart } from '@/app/_components/charts/trendChart';
import { Card } from '@/app/_components/ui/card';
import { formatCount, formatRate, formatRatePair, MISSING } from '@/lib/format';
import type { Trend } from '@/lib/workspace/trend';

/** Monthly churn and, aligned beneath, retention: January to December, this year over last. */
export function TrendCard({ trend, source }: { trend: Trend; source: string }) {
  const { months, thisYear, lastYear } = trend;
  const churn = months.map((month) => ({
    month: month.month,
    thisYear: month.thisYear?.churnRate ?? null,
    lastYear: month.lastYear?.churnRate ?? null,
    band: month.thisYear ? ([month.thisYear.lower, month.thisYear.upper] as [number, number]) : null,
  }));
  const retention = churn.map((point) => ({
    month: point.month,
    thisYear: point.thisYear === null ? null : 1 - point.thisYear,
    lastYear: point.lastYear === null ? null : 1 - point.lastYear,
    band: point.band && ([1 - point.band[1], 1 - point.band[0]] as [number, number]),
  }));
  const known = months.filter((month) => month.thisYear).length;
  const period = known < 12 ? `${known} of 12 months of ${thisYear}` : `January–December ${thisYear}`;
  const legend = (color: string) => (
    <>
      <LegendItem color={color}>{thisYear}</LegendItem>
      <LegendItem color={color} shape="band">95% interval</LegendItem>
      <LegendItem color="var(--text-3)" shape="dashed">{lastYear}</LegendItem>
    </>
  );
  return (
    <Card className="flex flex-col gap-6">
      <ChartFrame
        id="churn-trend"
        title={trend.title}
        subtitle={`Lost in the month ÷ active at its start, ${period}, over ${lastYear}. ${source}`}
        legend={legend('var(--churn)')}
        table={{
          columns: [{ header: 'Month' }, ...[thisYear, lastYear].flatMap((year) => [`Churn ${year}`, `Lost ${year}`, `Active at start ${year}`].map((header) => ({ header, numeric: true }))), { header: `95% interval ${thisYear}`, numeric: true }],
          rows: months.map((month) => [month.month, ...[month.thisYear, month.lastYear].flatMap((year) => (year ? [formatRatePair(year.churnRate).churn, formatCount(year.lost), formatCount(year.activeAtStart)] : [MISSING, MISSING, MISSING])), month.thisYear ? `${formatRate(month.thisYear.lower)} to ${formatRate(month.thisYear.upper)}` : MISSING]),
        }}
      >
        <TrendChart id="churn-trend-chart" points={churn} color="var(--churn)" thisYear={thisYear} lastYear={lastYear} zoomed={false} title={trend.title} />
      </ChartFrame>
      <ChartFrame
        id="retention-trend"
        title={trend.retentionTitle}
        subtitle={`100% − churn, ${period}, over ${lastYear}. The axis does not start at zero. ${source}`}
        legend={legend('var(--retention)')}
        table={{
          columns: [{ header: 'Month' }, { header: `Retention ${thisYear}`, numeric: true }, { header: '95% interval', numeric: true }, { header: `Retention ${lastYear}`, numeric: true }],
          rows: months.map((month, i) => [
            month.month,
            month.thisYear ? formatRatePair(month.thisYear.churnRate).retention : MISSING,
            retention[i]!.band ? `${formatRate(retention[i]!.band![0])} to ${formatRate(retention[i]!.band![1])}` : MISSING,
            month.lastYear ? formatRatePair(month.lastYear.churnRate).retention : MISSING,
          ]),
        }}
      >
        <TrendChart id="retention-trend-chart" points={retention} color="var(--retention)" thisYear={thisYear} lastYear={lastYear} zoomed title={trend.retentionTitle} />
      </ChartFrame>
    </Card>
  );
}
