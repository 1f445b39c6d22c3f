'use client';
import { Cell, Pie, PieChart, ResponsiveContainer, Tooltip } from 'recharts';
import { formatCount, formatRate } from '@/lib/format';
import { doughnutLabels } from './doughnutLabels';
import { ChartTooltip } from './tooltip';

export interface Slice {
  label: string;
  count: number;
  share: number;
  color: string;
}

const HEIGHT = 230;
/** Of a text of 12 px: a line, and a letter of a name on average. */
const LINE = 16;
const LETTER = 6.4;

/** Shares of a whole, largest first from 12 o'clock, named outside the ring, with the total in the middle. At most five slices. */
export function DoughnutChart({ id, slices, total, unit, title }: { id: string; slices: Slice[]; total: number; unit: string; title: string }) {
  const label = ({ cx, cy, outerRadius, index }: { cx: number; cy: number; outerRadius: number; index: number }) => {
    const texts = slices.map((slice) => [slice.label, formatRate(slice.share)] as const);
    // Beside the ring on a phone there is no room for both in one line.
    const isTight = Math.max(...texts.map((text) => text.join(' ').length)) * LETTER > cx - outerRadius - 14;
    const labels = doughnutLabels(slices.map(({ share }) => share), { cx, cy, radius: outerRadius, height: HEIGHT, lineHeight: isTight ? 2 * LINE + 2 : LINE });
    const { x, y, anchor, leader } = labels[index]!;
    const [name, share] = texts[index]!;
    return (
      <g className="max-[380px]:hidden">
        {leader && <path d={`M${leader.from.map((at) => at.toFixed(1)).join(' ')}L${leader.to.map((at) => at.toFixed(1)).join(' ')}`} stroke="var(--text-3)" fill="none" />}
        <text x={x.toFixed(1)} y={(isTight ? y - LINE / 2 : y).toFixed(1)} textAnchor={anchor} dominantBaseline="central" fontSize={12} fill="var(--text)">
          {isTight ? <><tspan>{name}</tspan><tspan x={x.toFixed(1)} dy={LINE - 1}>{share}</tspan></> : `${name} ${share}`}
        </text>
      </g>
    );
  };
  return (
    <div className="relative">
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 380, height: HEIGHT }}>
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
