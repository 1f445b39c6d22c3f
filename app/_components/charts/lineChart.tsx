'use client';
import { Area, CartesianGrid, ComposedChart, ErrorBar, Line, ReferenceDot, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatFixed, formatMoney, formatMoneyCompact, formatRate } from '@/lib/format';
import { ChartTooltip } from './tooltip';

/** Values by key: a number, both ends of a band, or how far whiskers reach down and up. */
export type LineDatum = Record<string, number | [number, number]>;

export interface ChartLine {
  key: string;
  /** As the tooltip calls it. */
  label: string;
  color: string;
  dashed?: boolean;
  steps?: boolean;
  /** Draws dots; `only` draws them without a line. */
  dots?: true | 'only';
  /** Key of a band around the line, or of whiskers on its dots. */
  band?: string;
  whisker?: string;
}

export interface ChartAxis {
  key: string;
  label: string;
  ticks: number[];
  /** How values are printed. A name, because a function cannot cross from server to client. */
  format: keyof typeof FORMATS;
}

interface Point { x: number; y: number }

const FORMATS = {
  percent: { tick: (value: number) => `${Math.round(value * 100)}%`, full: formatRate },
  factor: { tick: (value: number) => `${value}×`, full: (value: number) => `${formatFixed(value, 2)}×` },
  money: { tick: formatMoneyCompact, full: formatMoney },
};

const TEXT = { fill: 'var(--text-3)', fontSize: 12 };
const HALO = { stroke: 'var(--surface)', strokeWidth: 3, paintOrder: 'stroke' };
const NAME = { fill: 'var(--text)', fontSize: 12, fontWeight: 600, ...HALO };
const HEIGHT = 300;

/**
 * Curves over a numeric axis with what they are read against: straight references, dotted, a vertical line and a dot where a choice stands.
 * Linear or in steps, never smoothed. Sized by its box.
 */
export function LineChart({ id, title, data, lines, x, y, currency = '', references = [], cut, marker, width = 360, height = HEIGHT }: {
  id: string;
  title: string;
  /** In the order of x. */
  data: LineDatum[];
  lines: ChartLine[];
  x: ChartAxis;
  y: Omit<ChartAxis, 'key'>;
  currency?: string;
  references?: [from: Point, to: Point][];
  /** A vertical line with its name. */
  cut?: { x: number; text: string };
  /** A dot with its name; `rising` puts that where a line that rises to the dot and bends down does not run. */
  marker?: Point & { text: string; above?: boolean; rising?: boolean };
  height?: number;
  /** Of its box, until a script has measured it. */
  width?: number;
}) {
  const [xDomain, yDomain] = [x, y].map(({ ticks }) => [ticks[0]!, ticks.at(-1)!] as [number, number]) as [[number, number], [number, number]];
  const inside = (point: Point) => Number.isFinite(point.x) && Number.isFinite(point.y);
  const rightHalf = (value: number) => value > (xDomain[0] + xDomain[1]) / 2;
  const print = (axis: Omit<ChartAxis, 'key'>, value: number) => FORMATS[axis.format].full(value, currency);
  return (
    <div>
      <p className="mb-1 text-xs text-text-3">{y.label}</p>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width, height }}>
        <ComposedChart id={id} data={data} margin={{ top: 16, right: 16, bottom: 20, left: 0 }} accessibilityLayer title={title}>
          <CartesianGrid vertical={false} stroke="var(--border)" />
          <XAxis dataKey={x.key} type="number" ticks={x.ticks} domain={xDomain} interval={0} tickFormatter={(value: number) => FORMATS[x.format].tick(value, currency)} tickLine={false} axisLine={{ stroke: 'var(--control)' }} tick={TEXT} label={{ value: x.label, position: 'bottom', offset: 2, ...TEXT }} />
          <YAxis width={44} ticks={y.ticks} domain={yDomain} interval={0} tickFormatter={(value: number) => FORMATS[y.format].tick(value, currency)} tickLine={false} axisLine={false} tick={TEXT} />
          {references.map(([from, to]) => (
            <ReferenceLine key={`${from.x} ${from.y} ${to.x} ${to.y}`} segment={[from, to]} stroke="var(--text-3)" strokeWidth={1.5} strokeDasharray="0.1 4" strokeLinecap="round" />
          ))}
          <Tooltip
            cursor={{ stroke: 'var(--control)' }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const datum = payload?.[0]?.payload as LineDatum | undefined;
              if (!active || !datum) return null;
              const own = lines.map((line) => [line.label, print(y, datum[line.key] as number)] as const);
              return <ChartTooltip rows={[[x.label, print(x, datum[x.key] as number)], ...own]} />;
            }}
          />
          {lines.map(({ key, band, color, steps }) => band && (
            <Area key={`${key} band`} dataKey={band} type={steps ? 'stepAfter' : 'linear'} stroke="none" fill={color} fillOpacity={0.14} isAnimationActive={false} activeDot={false} />
          ))}
          {lines.map(({ key, color, dashed, steps, dots, whisker }) => (
            <Line key={key} dataKey={key} type={steps ? 'stepAfter' : 'linear'} stroke={color} strokeWidth={dots === 'only' ? 0 : dashed ? 1.5 : 2} strokeDasharray={dashed ? '7 4' : undefined} dot={dots ? { r: 3.5, fill: color, stroke: color, strokeWidth: 0, strokeDasharray: 'none' } : false} isAnimationActive={false}>
              {whisker && <ErrorBar dataKey={whisker} width={5} stroke="var(--text-2)" strokeWidth={1.2} />}
            </Line>
          ))}
          {cut && <ReferenceLine x={cut.x} stroke="var(--text)" strokeWidth={1.5} label={{ value: cut.text, position: rightHalf(cut.x) ? 'insideTopRight' : 'insideTopLeft', ...NAME }} />}
          {marker && inside(marker) && (
            <ReferenceDot x={marker.x} y={marker.y} r={6} fill="var(--surface)" stroke="var(--text)" strokeWidth={2.5} isFront label={marker.rising ? <OffTheLine text={marker.text} before={rightHalf(marker.x)} /> : { value: marker.text, position: marker.above ? 'top' : rightHalf(marker.x) ? 'left' : 'right', offset: 10, ...NAME }} />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

/** The name of a dot on a line that rises and bends down: above it and before it, or below it and behind it. */
function OffTheLine({ text, before, viewBox }: { text: string; before: boolean; /** Recharts gives it: the box of the dot. */ viewBox?: { x: number; y: number; width: number; height: number } }) {
  if (!viewBox) return null;
  const [x, y] = [viewBox.x + viewBox.width / 2, viewBox.y + viewBox.height / 2];
  return <text {...NAME} x={before ? x + 6 : x + 10} y={before ? y - 12 : y + 18} textAnchor={before ? 'end' : 'start'}>{text}</text>;
}
