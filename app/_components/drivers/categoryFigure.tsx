import { ChartFrame, LegendItem } from '@/app/_components/charts/chartFrame';
import { ticksFromZero } from '@/app/_components/charts/scale';
import { formatNumber, formatRate } from '@/lib/format';
import type { ComparedGroup, FeatureView } from '@/lib/workspace/driversViewFeature';
import { Bar, BarAxis } from './bar';
import { observedTable } from './groupTable';
import { HowComputed } from './howComputed';
import { HOW_MARKS, MARKS } from './markNames';

const COLORS = { left: 'var(--churn)', these: 'var(--accent)', everyone: 'var(--text-3)' };
const COLUMNS = 'grid grid-cols-[minmax(0,1fr)_3.5rem] items-center gap-x-3 sm:grid-cols-[8.5rem_minmax(0,1fr)_3.5rem]';

/** A category in the file and in the model, value by value in the dictionary's order. */
export function CategoryFigure({ feature, modelSource, fileSource }: { feature: FeatureView; modelSource: string; fileSource: string }) {
  const ticks = ticksFromZero(Math.max(...feature.groups.map((group) => Math.max(group.upper, group.ifEveryone ?? 0, group.outOfBag ?? 0))));
  const max = ticks.at(-1)!;
  return (
    <ChartFrame
      id="dependence"
      headingLevel="h3"
      title={`${feature.modelTitle}. ${feature.observedTitle}`}
      subtitle={`How many of each group left, with 95% intervals, what the model says of these very customers, and of everyone if all had this value. ${modelSource} ${fileSource}`}
      legend={<><LegendItem color={COLORS.left} shape="bar">{MARKS.left}</LegendItem><LegendItem color={COLORS.these} shape="bar">{MARKS.these}</LegendItem><LegendItem color={COLORS.everyone} shape="bar">{MARKS.everyone}</LegendItem></>}
      table={observedTable(feature)}
    >
      <ol className="flex flex-col gap-3 text-xs">
        {feature.groups.map((group) => <Group key={group.label} group={group} max={max} />)}
      </ol>
      <div className={`mt-1 text-xs ${COLUMNS}`}>
        <BarAxis ticks={ticks} format={(value) => `${formatNumber(value * 100)}%`} />
      </div>
      <HowComputed>
        {HOW_MARKS.map((sentence) => <p key={sentence}>{sentence}</p>)}
      </HowComputed>
    </ChartFrame>
  );
}

function Group({ group, max }: { group: ComparedGroup; max: number }) {
  return (
    <li className={COLUMNS}>
      <span className="font-medium max-sm:col-span-full sm:row-span-3 sm:text-right">{group.label}</span>
      <Figure value={group.rate} interval={[group.lower, group.upper]} max={max} color={COLORS.left} />
      <Figure value={group.outOfBag} max={max} color={COLORS.these} />
      <Figure value={group.ifEveryone} max={max} color={COLORS.everyone} />
    </li>
  );
}

function Figure({ value, interval, max, color }: { value: number | null; interval?: readonly [number, number]; max: number; color: string }) {
  if (value === null) return <span className="col-span-2 text-text-3">The model has no figure for it</span>;
  return <><Bar value={value} interval={interval} max={max} color={color} /><span className="numeric text-right font-medium">{formatRate(value)}</span></>;
}
