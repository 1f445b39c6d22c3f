'use client';
import { Bar, BarChart, CartesianGrid, Cell, LabelList, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatMoneyCompact } from '@/lib/format';
import { ticks } from './scale';
import { ChartTooltip } from './tooltip';

export interface TornadoDatum {
  label: string;
  /** Outcomes at the lower and the upper end of the range, and how these ends are printed. */
  low: { value: number; text: string };
  high: { value: number; text: string };
}

const ROW = 48;
const BAR = 16;
/** What the outcome beyond the end of a bar takes, "€15.4K". */
const END_LABEL = 48;

/** One bar a range, from the outcome at its lower end to that at its upper end, around the outcome in use. The label stands above its bar, so that the whole width is the plot's, on a phone too, and no label meets an outcome. Sorted by the caller; at least one. */
export function TornadoChart({ id, data, base, currency, title }: { id: string; data: TornadoDatum[]; base: number; currency: string; title: string }) {
  const money = (value: number) => formatMoneyCompact(value, currency);
  const values = data.flatMap(({ low, high }) => [low.value, high.value]);
  const axis = ticks(Math.min(base, ...values), Math.max(base, ...values));
  // Each side is a stretch from the outcome in use; both may lie on the same side of it.
  const rows = data.map((datum) => ({ ...datum, lowSide: [base, datum.low.value], highSide: [base, datum.high.value] }));
  const height = data.length * ROW + 30;
  const side = (key: 'low' | 'high', color: string) => (
    <Bar dataKey={`${key}Side`} isAnimationActive={false} barSize={BAR}>
      {rows.map((row) => <Cell key={row.label} fill={color} />)}
      <LabelList dataKey="label" content={({ viewBox, index }) => <EndLabel box={viewBox} isLeft={data[index!]![key].value < base} text={money(data[index!]![key].value)} />} />
    </Bar>
  );
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 700, height }}>
      <BarChart id={id} data={rows} layout="vertical" stackOffset="sign" barGap={-BAR} margin={{ top: 0, right: END_LABEL, bottom: 0, left: 0 }} accessibilityLayer title={title}>
        <CartesianGrid horizontal={false} stroke="var(--border)" />
        <XAxis type="number" domain={[axis[0]!, axis.at(-1)!]} ticks={axis} padding={{ left: END_LABEL }} interval="preserveStartEnd" tickFormatter={money} tickLine={false} axisLine={false} tick={{ fill: 'var(--text-3)', fontSize: 12 }} />
        <YAxis type="category" dataKey="label" width={1} interval={0} tickLine={false} axisLine={false} tick={({ y, payload }) => <RowLabel y={Number(y) - BAR} text={payload.value} />} />
        <Tooltip
          cursor={{ fill: 'var(--raised)' }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const datum = payload?.[0]?.payload as TornadoDatum | undefined;
            return active && datum ? <ChartTooltip rows={[[datum.low.text, money(datum.low.value)], ['In use', money(base)], [datum.high.text, money(datum.high.value)]]} /> : null;
          }}
        />
        {side('low', 'var(--safe)')}
        {side('high', 'var(--medium)')}
        <ReferenceLine x={base} stroke="var(--text-2)" strokeWidth={1.5} />
      </BarChart>
    </ResponsiveContainer>
  );
}

/** On one line, always: Recharts breaks what it finds too wide, which it can measure in a browser only, and the server's page would differ. Lines of the grid end at the words. */
function RowLabel({ y, text }: { y: number; text: string }) {
  return <text data-row-label x={0} y={y} dominantBaseline="central" fontSize={12} fill="var(--text)" stroke="var(--surface)" strokeWidth={4} paintOrder="stroke">{text}</text>;
}

/** The outcome beyond its bar's end, away from the middle. */
function EndLabel({ box, isLeft, text }: { box: unknown; isLeft: boolean; text: string }) {
  const { x = 0, y = 0, width = 0, height = 0 } = box as { x?: number; y?: number; width?: number; height?: number };
  const [left, right] = [Math.min(x, x + width), Math.max(x, x + width)];
  return (
    <text data-end-label x={isLeft ? left - 4 : right + 4} y={y + height / 2} textAnchor={isLeft ? 'end' : 'start'} dominantBaseline="central" fontSize={12} fill="var(--text)">
      {text}
    </text>
  );
}
