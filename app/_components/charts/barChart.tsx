'use client';
import { Bar, BarChart as Bars, CartesianGrid, ErrorBar, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ticksFromZero } from './scale';
import { ChartTooltip } from './tooltip';

export interface BarDatum {
  label: string;
  value: number;
  /** The value as it is printed beside its bar. */
  text: string;
  /** Ends of the interval that the whisker spans. */
  interval: [number, number];
  /** Name and value pairs of the tooltip. */
  details: [string, string][];
}

/** Horizontal bars from zero with whiskers and their values. Sorted by the caller. */
export function BarChart({ id, data, color, format, title, labelWidth = 128 }: {
  id: string;
  data: BarDatum[];
  color: string;
  /** How the axis is printed. A name, because a function cannot cross from server to client. */
  format: keyof typeof FORMATS;
  title: string;
  labelWidth?: number;
}) {
  const axis = ticksFromZero(Math.max(...data.map((datum) => Math.max(datum.value, datum.interval[1]))));
  // Whiskers are given as distances from the bar's end.
  const rows = data.map((datum) => ({ ...datum, whisker: [datum.value - datum.interval[0], datum.interval[1] - datum.value] }));
  const height = data.length * 34 + 28;
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 400, height }}>
      <Bars id={id} data={rows} layout="vertical" margin={{ top: 0, right: 52, bottom: 0, left: 0 }} barCategoryGap={10} accessibilityLayer title={title}>
        <CartesianGrid horizontal={false} stroke="var(--border)" />
        <XAxis type="number" ticks={axis} domain={[0, axis.at(-1)!]} interval={0} tickFormatter={FORMATS[format]} tickLine={false} axisLine={false} tick={{ fill: 'var(--text-3)', fontSize: 12 }} />
        <YAxis type="category" dataKey="label" width={labelWidth} interval={0} tickLine={false} axisLine={{ stroke: 'var(--control)' }} tick={{ fill: 'var(--text)', fontSize: 12 }} />
        <Tooltip
          cursor={{ fill: 'var(--raised)' }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const datum = payload?.[0]?.payload as BarDatum | undefined;
            return active && datum ? <ChartTooltip rows={datum.details} /> : null;
          }}
        />
        <Bar dataKey="value" fill={color} isAnimationActive={false} radius={[0, 3, 3, 0]}>
          <ErrorBar dataKey="whisker" direction="x" width={5} stroke="var(--text-2)" strokeWidth={1.2} />
          <LabelList dataKey="text" content={({ y, height: barHeight, index }) => <BarLabel y={y} barHeight={barHeight} text={data[index!]!.text} />} />
        </Bar>
      </Bars>
    </ResponsiveContainer>
  );
}

/** In a column of its own at the right edge: a label at the bar's end would lie on the whisker. */
function BarLabel({ y, barHeight, text }: { y?: number | string; barHeight?: number | string; text: string }) {
  return (
    <text x="100%" dx={-2} y={Number(y) + Number(barHeight) / 2} textAnchor="end" dominantBaseline="central" fontSize={12} fontWeight={500} fill="var(--text)">
      {text}
    </text>
  );
}

const FORMATS = {
  percent: (value: number) => `${Number((value * 100).toFixed(2))}%`,
  plain: (value: number) => String(Number(value.toPrecision(3))),
};
