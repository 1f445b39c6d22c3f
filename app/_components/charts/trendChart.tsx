'use client';
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatRate } from '@/lib/format';
import { ticks, ticksFromZero } from './scale';
import { ChartTooltip } from './tooltip';

export interface TrendPoint {
  month: string;
  thisYear: number | null;
  lastYear: number | null;
  /** 95% interval of thisYear. */
  band: [number, number] | null;
}

/** One year of monthly rates over the year before; a month without data is a gap. Sized by its box, 820 px wide before it is known. */
export function TrendChart({ id, points, color, thisYear, lastYear, zoomed, title }: {
  /** Unique on its page; keeps the ids inside the drawing equal on server and client. */
  id: string;
  points: TrendPoint[];
  color: string;
  thisYear: number;
  lastYear: number;
  /** Axis fits the data instead of starting at zero; the frame must say so. */
  zoomed: boolean;
  title: string;
}) {
  const values = points.flatMap((point) => [point.thisYear, point.lastYear, ...(point.band ?? [])]).filter((value) => value !== null);
  const axis = zoomed ? ticks(Math.min(...values), Math.max(...values)) : ticksFromZero(Math.max(...values));
  const lastIndex = points.findLastIndex((point) => point.thisYear !== null);
  const known = points.flatMap((point, i) => (point.thisYear === null ? [] : [i]));
  const extremes = [known.reduce((a, b) => (points[b]!.thisYear! > points[a]!.thisYear! ? b : a)), known.reduce((a, b) => (points[b]!.thisYear! < points[a]!.thisYear! ? b : a))];
  const label = ({ x, y, index }: { x?: number | string; y?: number | string; index?: number }) => {
    const value = points[index!]?.thisYear;
    if (value == null || (index !== lastIndex && !extremes.includes(index!))) return <g />;
    const below = index === extremes[1] && index !== extremes[0];
    return (
      <text x={x} y={Number(y) + (below ? 20 : -11)} textAnchor="middle" fontSize={12} fontWeight={index === lastIndex ? 600 : 400} fill="var(--text)" stroke="var(--surface)" strokeWidth={3} paintOrder="stroke">
        {formatRate(value)}
      </text>
    );
  };
  return (
    <ResponsiveContainer width="100%" height={190} initialDimension={{ width: 820, height: 190 }}>
      <ComposedChart id={id} data={points} margin={{ top: 20, right: 24, bottom: 0, left: 0 }} accessibilityLayer title={title}>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis dataKey="month" interval={0} tickLine={false} axisLine={{ stroke: 'var(--control)' }} tick={<MonthTick />} padding={{ left: 12, right: 12 }} />
        <YAxis width={48} ticks={axis} domain={[axis[0]!, axis.at(-1)!]} interval={0} tickFormatter={(value: number) => formatRate(value)} tickLine={false} axisLine={false} tick={{ fill: 'var(--text-3)', fontSize: 12 }} />
        <Tooltip
          cursor={{ stroke: 'var(--control)' }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as TrendPoint | undefined;
            if (!active || !point) return null;
            const rows: [string, string][] = [
              [`${point.month} ${thisYear}`, point.thisYear === null ? 'no data' : formatRate(point.thisYear)],
              ...(point.band ? [['95% interval', `${formatRate(point.band[0])} to ${formatRate(point.band[1])}`] as [string, string]] : []),
              [`${point.month} ${lastYear}`, point.lastYear === null ? 'no data' : formatRate(point.lastYear)],
            ];
            return <ChartTooltip rows={rows} />;
          }}
        />
        <Area dataKey="band" stroke="none" fill={color} fillOpacity={0.14} isAnimationActive={false} activeDot={false} connectNulls={false} type="linear" />
        <Line dataKey="lastYear" stroke="var(--text-3)" strokeWidth={1.5} strokeDasharray="4 4" dot={false} isAnimationActive={false} connectNulls={false} type="linear" />
        <Line dataKey="thisYear" stroke={color} strokeWidth={2} dot={{ r: 3, fill: color, strokeWidth: 0 }} label={label} isAnimationActive={false} connectNulls={false} type="linear" />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** Twelve names do not fit a phone and text stays level, so the initial stands there alone. */
function MonthTick({ x, y, payload }: { x?: number; y?: number; payload?: { value: string } }) {
  const month = payload?.value ?? '';
  return (
    <text x={x} y={y} dy={12} textAnchor="middle" fontSize={12} fill="var(--text-3)">
      {month.slice(0, 1)}
      <tspan className="max-sm:hidden">{month.slice(1)}</tspan>
    </text>
  );
}
