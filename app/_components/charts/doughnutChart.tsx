'use client';
import { Cell, Pie, PieChart, ResponsiveContainer, Tooltip } from 'recharts';
import { formatCount, formatRate } from '@/lib/format';
import { ChartTooltip } from './tooltip';

export interface Slice {
  label: string;
  count: number;
  share: number;
  color: string;
}

/** Shares of a whole, largest first from 12 o'clock, named outside the ring, with the total in the middle. At most five slices. */
export function DoughnutChart({ id, slices, total, unit, title }: { id: string; slices: Slice[]; total: number; unit: string; title: string }) {
  const label = ({ cx, cy, midAngle, outerRadius, index }: { cx: number; cy: number; midAngle: number; outerRadius: number; index: number }) => {
    const slice = slices[index]!;
    const radians = (-midAngle * Math.PI) / 180;
    const x = cx + (outerRadius + 12) * Math.cos(radians);
    const y = cy + (outerRadius + 12) * Math.sin(radians);
    const anchor = Math.abs(Math.cos(radians)) < 0.2 ? 'middle' : Math.cos(radians) > 0 ? 'start' : 'end';
    return (
      <text x={x.toFixed(1)} y={y.toFixed(1)} textAnchor={anchor} dominantBaseline="central" fontSize={12} fill="var(--text)" className="max-[380px]:hidden">
        {slice.label} {formatRate(slice.share)}
      </text>
    );
  };
  return (
    <div className="relative">
      <ResponsiveContainer width="100%" height={230} initialDimension={{ width: 380, height: 230 }}>
        <PieChart id={id} accessibilityLayer title={title}>
          <Pie rootTabIndex={-1} data={slices} dataKey="count" nameKey="label" startAngle={90} endAngle={-270} innerRadius={54} outerRadius={80} paddingAngle={0} stroke="var(--surface)" strokeWidth={2} label={label} labelLine={false} isAnimationActive={false}>
            {slices.map((slice) => (
              <Cell key={slice.label} fill={slice.color} aria-label={`${slice.label}: ${formatRate(slice.share)}, ${formatCount(slice.count)}`} />
            ))}
          </Pie>
          <Tooltip
            isAnimationActive={false}
            content={({ active, payload }) => {
              const slice = payload?.[0]?.payload as Slice | undefined;
              return active && slice ? <ChartTooltip rows={[[slice.label, `${formatCount(slice.count)} (${formatRate(slice.share)})`]]} /> : null;
            }}
          />
        </PieChart>
      </ResponsiveContainer>
      <p aria-hidden className="pointer-events-none absolute inset-0 flex flex-col items-center justify-center">
        <span className="numeric text-xl/7 font-semibold">{formatCount(total)}</span>
        <span className="text-xs text-text-3">{unit}</span>
      </p>
    </div>
  );
}
