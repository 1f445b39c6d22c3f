import { ChartFrame, LegendItem } from '@/app/_components/charts/chartFrame';
import { DotItem, ModelCurve, ObservedBins } from '@/app/_components/charts/partialDependence';
import type { PanelScale } from '@/app/_components/charts/partialDependencePanel';
import { ticks, ticksFromZero } from '@/app/_components/charts/scale';
import { currencyWord, formatMoney, formatMoneyCompact, formatNumber, formatRate } from '@/lib/format';
import type { FeatureCurve, FeatureView } from '@/lib/workspace/driversViewFeature';
import { observedTable } from './groupTable';
import { HowComputed } from './howComputed';
import { HOW_MARKS, MARKS } from './markNames';
import { integerTicks } from './integerTicks';

/** A number in the model and, on the same axes beneath it, in the file. */
export function NumberFigures({ feature, curve, currency, modelSource, fileSource }: { feature: FeatureView; curve: FeatureCurve; currency: string; modelSource: string; fileSource: string }) {
  const bins = feature.groups.flatMap(({ from, to, rate, lower, upper, outOfBag }) => (from === null || to === null ? [] : [{ from, to, rate, lower, upper, model: outOfBag }]));
  const notKnown = feature.groups.find((group) => group.value === '') ?? null;
  const scales = {
    x: axisX(bins, curve, feature, currency),
    y: axisY(feature),
    xTitle: axisTitle(feature, currency),
  };
  return (
    <>
      <ChartFrame
        id="dependence"
        headingLevel="h3"
        title={feature.modelTitle}
        subtitle={`What the model would say on average if everyone had this value and all else stayed as it is. ${modelSource}`}
        legend={<><LegendItem color="var(--accent)">{MARKS.everyone}</LegendItem>{curve.thin.length > 0 && <LegendItem color="var(--accent)" shape="dashed">Under 5% of customers in a tenth of the axis</LegendItem>}<span>Between two ticks below: 1% of customers</span></>}
        table={{
          columns: [{ header: feature.label, numeric: true }, { header: MARKS.everyone, numeric: true }, { header: 'Customers here' }],
          rows: curveRows(curve, feature.unit, currency),
        }}
      >
        <ModelCurve id="dependence-curve" {...scales} summary={`${feature.modelTitle}. The table below has all points.`} points={curve.points} thin={curve.thin} rug={curve.rug} notKnown={notKnown && { label: notKnown.label, probability: notKnown.ifEveryone }} />
        <HowComputed>
          <p>Partial dependence: the mean prediction if everyone had the value and all their other features stayed, whether or not anybody has such a combination; straight lines between the values that were worked out.</p>
        </HowComputed>
      </ChartFrame>
      <ChartFrame
        id="observed"
        headingLevel="h3"
        title={feature.observedTitle}
        subtitle={`How many of each group left, with 95% intervals, and what the model says of these very customers. ${fileSource}`}
        legend={<><LegendItem color="var(--churn)">{MARKS.left}</LegendItem><LegendItem color="var(--churn)" shape="band">95% interval</LegendItem><DotItem color="var(--accent)">{MARKS.these}</DotItem><LegendItem color="var(--accent)">{MARKS.everyone}</LegendItem></>}
        table={observedTable(feature)}
      >
        <ObservedBins {...scales} summary={`${feature.observedTitle}. The table below has all groups.`} bins={bins} points={curve.points} notKnown={notKnown && { ...notKnown, model: notKnown.outOfBag }} />
        <HowComputed>{HOW_MARKS.map((sentence) => <p key={sentence}>{sentence}</p>)}</HowComputed>
      </ChartFrame>
    </>
  );
}

function axisX(bins: readonly { from: number; to: number }[], curve: FeatureCurve, { unit, integer }: FeatureView, currency: string): PanelScale {
  const values = [...bins.flatMap((bin) => [bin.from, bin.to]), ...curve.points.map((point) => point.value)];
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const format = (value: number) => (unit.startsWith('currency') ? formatMoneyCompact(value, currency) : formatNumber(value));
  return { min, max, ticks: (integer ? integerTicks : ticks)(min, max).filter((tick) => tick >= min && tick <= max), format };
}

/** From zero, and the same for model and file. */
function axisY(feature: FeatureView): PanelScale {
  const highest = Math.max(...feature.groups.map((group) => group.upper), ...feature.groups.map((group) => Math.max(group.ifEveryone ?? 0, group.outOfBag ?? 0)), ...(feature.curve?.points ?? []).map((point) => point.probability));
  const steps = ticksFromZero(highest);
  return { min: 0, max: steps.at(-1)!, ticks: steps, format: (value) => `${formatNumber(value * 100)}%` };
}

function axisTitle({ label, unit }: FeatureView, currency: string): string {
  if (unit === 'currency') return `${label}, ${currencyWord(currency)}`;
  if (unit === 'currency/month') return `${label}, ${currencyWord(currency)} a month`;
  return unit ? `${label}, ${unit}` : label;
}

/** The points of the curve as they are read; two that read the same are one. */
function curveRows(curve: FeatureCurve, unit: string, currency: string): string[][] {
  const rows = curve.points.map(({ value, probability }) => [
    unit.startsWith('currency') ? formatMoney(value, currency) : formatNumber(value),
    formatRate(probability),
    curve.thin.some(([from, to]) => value >= from && value <= to) ? 'Few' : 'Enough',
  ]);
  return [...new Map(rows.map((row) => [row.join('|'), row])).values()];
}
