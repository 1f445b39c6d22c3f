import { ChartFrame, LegendItem } from '@/app/_components/charts/chartFrame';
import { HazardChart } from '@/app/_components/charts/hazardChart';
import { Card } from '@/app/_components/ui/card';
import { formatCount, formatRate } from '@/lib/format';
import type { HazardView } from '@/lib/workspace/survivalPage/hazard';
import type { TenureStep } from '@/lib/workspace/tenureStep';
import { RowsNote } from './rowsNote';

/** When customers leave, month by month of their tenure, or year by year. */
export function HazardCard({ hazard, step, source, note }: { hazard: HazardView | null; step: TenureStep; source: string; note: string }) {
  const { one } = step;
  if (!hazard) {
    return (
      <Card labelledBy="hazard-title">
        <h2 id="hazard-title" className="text-base/6 font-semibold">When do they leave?</h2>
        <p className="mt-1 text-text-2">Not shown: in no {one} of tenure were 50 customers watched, and fewer say little about one {one}.</p>
      </Card>
    );
  }
  return (
    <Card>
      <ChartFrame
        id="hazard"
        title={hazard.title}
        subtitle={`When do they leave? Departures ÷ customers at risk in each ${one} of tenure, with 95% intervals (Wilson), where at least 50 were at risk. ${source}`}
        legend={<><LegendItem color="var(--churn)" shape="bar">Leave in the {one}</LegendItem><LegendItem color="var(--text-2)">95% interval</LegendItem></>}
        table={{
          columns: [one === 'year' ? 'Year' : 'Month', 'Leave in it', '95% interval', 'Left', 'Number at risk'].map((header) => ({ header, numeric: true })),
          rows: hazard.months.map(({ month, hazard: share, lower, upper, events, atRisk }) => [String(month), formatRate(share), `${formatRate(lower)} to ${formatRate(upper)}`, formatCount(events), formatCount(atRisk)]),
        }}
      >
        <HazardChart id="hazard-chart" title={hazard.title} months={hazard.months} step={step} />
        <RowsNote>{note}</RowsNote>
      </ChartFrame>
    </Card>
  );
}
