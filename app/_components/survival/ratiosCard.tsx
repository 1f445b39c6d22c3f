import { ChartFrame, LegendItem } from '@/app/_components/charts/chartFrame';
import { ForestPlot } from '@/app/_components/charts/forestPlot';
import { HowComputed } from '@/app/_components/drivers/howComputed';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { formatCount, formatProbability, MISSING } from '@/lib/format';
import { periodLabels, type RatioWithLimits } from '@/lib/workspace/survivalPage/hazardPeriods';
import type { ChangingRatio, HazardRatios } from '@/lib/workspace/survivalPage/hazardRatios';
import type { TenureStep } from '@/lib/workspace/tenureStep';
import { pText, SIGNIFICANT } from '@/lib/workspace/survivalPage/words';
import { RowsNote } from './rowsNote';

/** What goes with leaving sooner, all other columns being equal. */
export function RatiosCard({ ratios, step, source, note }: { ratios: HazardRatios | string; step: TenureStep; source: string; note: string }) {
  if (typeof ratios === 'string') {
    return (
      <Card labelledBy="ratios-title">
        <h2 id="ratios-title" className="text-base/6 font-semibold">What goes with leaving sooner</h2>
        <p className="mt-1 text-text-2">Not shown. {ratios}</p>
      </Card>
    );
  }
  return (
    <Card>
      <ChartFrame
        id="ratios"
        title={ratios.title}
        subtitle={`What goes with leaving sooner: how many times as fast such customers leave as those they are held against, all other columns being equal, with 95% limits. Association, not cause. ${formatCount(ratios.customers)} customers, ${formatCount(ratios.left)} of whom left. ${source}`}
        legend={<><Dot look="bg-accent">More than chance</Dot><Dot look="">May be chance</Dot><LegendItem color="var(--text-2)">95% interval</LegendItem></>}
        table={{
          columns: [{ header: 'Customers' }, { header: 'Held against' }, ...['Times as fast', '95% interval', 'Chance'].map((header) => ({ header, numeric: true }))],
          rows: ratios.rows.map((row) => [row.label, row.against, ratioText(row.ratio), limits(row), pText(row.pValue)]),
        }}
      >
        <ForestPlot
          leftOf="leaves later"
          rightOf="leaves sooner"
          rows={ratios.rows.map((row) => ({ ...row, text: `${ratioText(row.ratio)} (${limits(row)})`, withinChance: !(row.pValue < SIGNIFICANT) }))}
        />
        <div className="mt-3 flex max-w-4xl flex-col gap-1 text-text-2">
          <p>Of two customers of whom it is known who left first, these columns put the right one first in {formatProbability(ratios.concordance)} of cases, counted on the customers that the ratios come from; guessing does in 50%.</p>
          <p data-proportionality>{ratios.proportionality}</p>
          {ratios.notEstimated && <p>{ratios.notEstimated}</p>}
        </div>
        {ratios.changing.length > 0 && <ByPeriod changing={ratios.changing} step={step} />}
        <RowsNote>{note}</RowsNote>
        <HowComputed>
          <p>Hazard ratios of a Cox proportional hazards regression with Efron&apos;s handling of ties, on the columns of the model without those that grow with time; a number counts per the step named, a category against the commonest one.</p>
          <p>Numbers that are not known count as the mean. p by Wald&apos;s test, each for itself: of twenty without any effect, one would fall below 0.05.</p>
          <p>That an effect changes with tenure: score test that each ratio stays the same at every tenure (cox.zph), corrected for the number of columns. For the ratios by period the regression is fitted anew within each.</p>
        </HowComputed>
      </ChartFrame>
    </Card>
  );
}

/** The ratios that change with tenure, as they are within each period of it. */
function ByPeriod({ changing, step }: { changing: ChangingRatio[]; step: TenureStep }) {
  return (
    <div className="mt-3" data-periods>
      <p className="text-xs text-text-3">Times as fast in each period of tenure, with 95% limits, of what changes with it; a dash where too few left.</p>
      <DataTable
        caption="Hazard ratios by period of tenure"
        rows={changing}
        rowKey={({ label }) => label}
        columns={[
          { header: 'Customers', cell: ({ label, against }) => <span className="inline-block min-w-36">{label} <span className="font-normal text-text-3">{against}</span></span> },
          ...periodLabels(step).map((header, period) => ({ header, numeric: true, cell: ({ periods }: ChangingRatio) => periodText(periods[period]!) })),
        ]}
      />
    </div>
  );
}

function periodText(ratio: ChangingRatio['periods'][number]): string {
  return ratio ? `${ratioText(ratio.ratio)} (${limits(ratio)})` : MISSING;
}

function Dot({ look, children }: { look: string; children: string }) {
  return <span className="inline-flex items-center gap-1.5"><span aria-hidden className={`size-2.5 rounded-full border-2 border-accent ${look}`} />{children}</span>;
}

function ratioText(ratio: number): string {
  return ratio >= 0.1 ? ratio.toFixed(2) : ratio.toPrecision(2);
}

function limits({ lower, upper }: RatioWithLimits): string {
  return `${ratioText(lower)} to ${ratioText(upper)}`;
}
