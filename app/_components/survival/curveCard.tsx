import { ChartFrame, LegendItem, type ChartTable } from '@/app/_components/charts/chartFrame';
import { SurvivalCurves } from '@/app/_components/charts/survivalCurves';
import { HowComputed } from '@/app/_components/drivers/howComputed';
import { Card } from '@/app/_components/ui/card';
import { formatCount, formatFixed, formatRate, MISSING } from '@/lib/format';
import type { BaseCurve, Extrapolation } from '@/lib/workspace/survivalPage/baseCurve';
import { NOT_WATCHED } from '@/lib/workspace/survivalPage/words';
import type { TenureStep } from '@/lib/workspace/tenureStep';
import { RowsNote } from './rowsNote';
import { isPrinted } from './printed';

const COLOR = 'var(--retention)';

/** The survival curve of all customers, observed and on beyond it. */
export function CurveCard({ curve, step, customers, source, note }: { curve: BaseCurve; step: TenureStep; customers: number; source: string; note: string }) {
  const { points, extrapolatedFrom, extrapolation } = curve;
  return (
    <Card>
      <ChartFrame
        id="survival"
        title={curve.title}
        subtitle={`Kaplan–Meier estimate over ${step.many} as a customer, ${formatCount(customers)} customers; who has not left counts as long as they were watched. ${source}`}
        legend={
          <>
            <LegendItem color={COLOR}>Observed</LegendItem>
            <LegendItem color={COLOR} shape="band">95% interval</LegendItem>
            {extrapolation && <LegendItem color={COLOR} shape="dashed">Extrapolated from {step.one} {extrapolatedFrom}</LegendItem>}
          </>
        }
        table={curveTable(curve, step)}
      >
        <SurvivalCurves id="survival-chart" title={curve.title} series={[{ label: 'All', color: COLOR, points, extrapolatedFrom }]} step={step} />
        {curve.caution && <p className="mt-3 text-text-2">{curve.caution}</p>}
        <RowsNote>{note}</RowsNote>
        <HowComputed>
          <p>S(t) = Π (1 − departures ÷ at risk) over the {step.many} to t. The interval is Greenwood&apos;s, on the logarithm of S.</p>
          {extrapolation && <Beyond extrapolation={extrapolation} step={step} />}
        </HowComputed>
      </ChartFrame>
    </Card>
  );
}

function Beyond({ extrapolation: { by, sbg, observed, furthestOff, ahead }, step: { one, many } }: { extrapolation: Extrapolation; step: TenureStep }) {
  if (by === 'constant' || !sbg) {
    return <p>Beyond {one} {observed} too few customers were watched. The next {ahead} {many} go on at the mean rate of the last twelve: the observed {many} show no hazard that falls as a model of lasting differences between customers would have it.</p>;
  }
  return (
    <p>
      Beyond {one} {observed} too few customers were watched. The next {ahead} {many} follow a shifted-beta-geometric model fitted to the observed ones: each customer leaves at a chance of their own, Beta(α = {formatFixed(sbg.alpha, 3)}, β = {formatFixed(sbg.beta, 3)}) among customers.
      {furthestOff !== null && ` Its curve is nowhere more than ${formatFixed(furthestOff * 100, 1)} points off the observed one.`} No interval: the error of a model beyond what was seen is not known.
    </p>
  );
}

function curveTable({ points, extrapolatedFrom }: BaseCurve, step: TenureStep): ChartTable {
  return {
    columns: [{ header: `After ${step.many}`, numeric: true }, ...['Still there', '95% interval', 'Number at risk'].map((header) => ({ header, numeric: true })), { header: 'Rests on' }],
    rows: points.filter(isPrinted(step)).map(({ month, survival, lower, upper, atRisk }) => {
      const beyond = extrapolatedFrom !== null && month >= extrapolatedFrom;
      const known = beyond || atRisk > 0;
      const limits = known && Number.isFinite(lower) ? `${formatRate(lower)} to ${formatRate(upper)}` : MISSING;
      return [String(month), known ? formatRate(survival) : NOT_WATCHED, limits, beyond ? MISSING : formatCount(atRisk), beyond ? 'extrapolated' : 'observed'];
    }),
  };
}
