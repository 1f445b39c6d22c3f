import { BarChart } from '@/app/_components/charts/barChart';
import { ChartFrame, LegendItem } from '@/app/_components/charts/chartFrame';
import { SurvivalCurves } from '@/app/_components/charts/survivalCurves';
import { isPrinted } from '@/app/_components/survival/printed';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import { formatCount, formatRate } from '@/lib/format';
import type { TenureChurn } from '@/lib/workspace/tenureChurn';

/** What stands in the trend's place when a file has no dates: churn by tenure, the survival curve, and why. */
export function TenureCard({ tenure, absence, source }: { tenure: TenureChurn; absence: string; source: string }) {
  const { step } = tenure;
  const [ofOne, many] = [step.one === 'month' ? 'mo' : 'y', step.many];
  const points = tenure.survival.map(({ share, ...rest }) => ({ ...rest, survival: share }));
  const printed = tenure.survival.filter(isPrinted(step));
  return (
    <Card className="flex flex-col gap-6">
      <Notice title="No dates in this file">{absence}</Notice>
      <ChartFrame
        id="tenure-churn"
        title={tenure.title}
        subtitle={`Left ÷ all customers in the file who have been there so long, by completed ${many}, with 95% intervals. ${source}`}
        table={{
          columns: [{ header: `Tenure, ${many}` }, ...['Left', 'Customers', 'Share', '95% interval'].map((header) => ({ header, numeric: true }))],
          rows: tenure.bands.map((band) => [band.label, formatCount(band.lost), formatCount(band.count), formatRate(band.rate), `${formatRate(band.lower)} to ${formatRate(band.upper)}`]),
        }}
      >
        <BarChart
          id="tenure-churn-chart"
          title={tenure.title}
          color="var(--churn)"
          format="percent"
          labelWidth={88}
          data={tenure.bands.map((band) => ({
            label: `${band.label} ${ofOne}`,
            value: band.rate,
            text: formatRate(band.rate),
            interval: [band.lower, band.upper],
            details: [['Left', formatCount(band.lost)], ['Customers', formatCount(band.count)], ['Share', formatRate(band.rate)], ['95% interval', `${formatRate(band.lower)} to ${formatRate(band.upper)}`]],
          }))}
        />
      </ChartFrame>
      <ChartFrame
        id="survival"
        title={tenure.survivalTitle}
        subtitle={`Kaplan–Meier estimate over ${many} as a customer. Each step is of all who came that far, also those who stayed on, so it is smaller than the share above. Who has not left counts as long as they were seen. ${source}`}
        legend={<><LegendItem color="var(--retention)">Still there</LegendItem><LegendItem color="var(--retention)" shape="band">95% interval</LegendItem></>}
        table={{
          columns: [{ header: `After ${many}` }, ...['Still there', '95% interval', 'Number at risk'].map((header) => ({ header, numeric: true }))],
          rows: printed.map((point) => [String(point.month), formatRate(point.share), `${formatRate(point.lower)} to ${formatRate(point.upper)}`, formatCount(point.atRisk)]),
        }}
      >
        <SurvivalCurves id="survival-chart" title={tenure.survivalTitle} series={[{ label: 'All', color: 'var(--retention)', points }]} step={step} />
      </ChartFrame>
    </Card>
  );
}
