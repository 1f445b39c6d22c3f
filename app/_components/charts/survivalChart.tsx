'use client';
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatCount, formatMonths, formatRate } from '@/lib/format';
import { ticksFromZero } from './scale';
import { ChartTooltip } from './tooltip';

export interface SurvivalPoint {
  month: number;
  share: number;
  band: [number, number];
  atRisk: number;
}

/** Share of customers still there after each month, as steps, with its 95% band. */
export function SurvivalChart({ id, points, title }: { id: string; points: SurvivalPoint[]; title: string }) {
  const last = points.at(-1)!.month;
  const months = ticksFromZero(last).filter((month) => month <= last && Number.isInteger(month));
  return (
    <ResponsiveContainer width="100%" height={220} initialDimension={{ width: 820, height: 220 }}>
      <ComposedChart id={id} data={points} margin={{ top: 8, right: 16, bottom: 20, left: 0 }} accessibilityLayer title={title}>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis dataKey="month" type="number" ticks={months} domain={[0, last]} interval={0} tickLine={false} axisLine={{ stroke: 'var(--control)' }} tick={{ fill: 'var(--text-3)', fontSize: 12 }} label={{ value: 'Months as a customer', position: 'bottom', offset: 2, fill: 'var(--text-3)', fontSize: 12 }} />
        <YAxis width={48} ticks={[0, 0.25, 0.5, 0.75, 1]} domain={[0, 1]} interval={0} tickFormatter={(value: number) => `${value * 100}%`} tickLine={false} axisLine={false} tick={{ fill: 'var(--text-3)', fontSize: 12 }} />
        <Tooltip
          cursor={{ stroke: 'var(--control)' }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as SurvivalPoint | undefined;
            if (!active || !point) return null;
            return <ChartTooltip rows={[['After', formatMonths(point.month)], ['Still there', formatRate(point.share)], ['95% interval', `${formatRate(point.band[0])} to ${formatRate(point.band[1])}`], ['At risk', formatCount(point.atRisk)]]} />;
          }}
        />
        <Area dataKey="band" type="stepAfter" stroke="none" fill="var(--retention)" fillOpacity={0.16} isAnimationActive={false} activeDot={false} />
        <Line dataKey="share" type="stepAfter" stroke="var(--retention)" strokeWidth={2} dot={false} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
