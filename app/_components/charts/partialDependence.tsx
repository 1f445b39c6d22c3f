import type { ReactNode } from 'react';
import { formatRate, MISSING } from '@/lib/format';
import { Panel, UNITS, unitsX, unitsY, type PanelMark, type PanelScale } from './partialDependencePanel';

export interface CurvePoint { value: number; probability: number }

/** What became of the customers whose value lies within [from, to], and what the model says of these; null where it says nothing. */
export interface ObservedBin { from: number; to: number; rate: number; lower: number; upper: number; model: number | null }

interface Scales { x: PanelScale; y: PanelScale; xTitle: string; summary: string }

/** The model's probability along a feature, straight between the points that were measured, pale and dashed where customers are few. The dashes are those of its key. */
export function ModelCurve({ id, points, thin, rug, notKnown, ...scales }: Scales & {
  /** Unique on its page. */
  id: string;
  points: readonly CurvePoint[];
  thin: readonly (readonly [from: number, to: number])[];
  rug: readonly number[];
  /** Where the value is missing: the probability, or null where the model has none for it; null where nobody's is missing. */
  notKnown: { label: string; probability: number | null } | null;
}) {
  const { x, y } = scales;
  const line = linePath(points, x, y);
  const missing = notKnown?.probability ?? null;
  const aside = notKnown === null ? undefined : {
    label: notKnown.label,
    text: missing === null ? MISSING : formatRate(missing),
    drawing: missing !== null && <Dot at={unitsY(y, missing)} color="var(--accent)" />,
  };
  return (
    <Panel {...scales} rug={rug} aside={aside} marks={ends(points, (point) => point.probability, (point) => ({ x: point.value, y: point.probability, text: formatRate(point.probability) }))}>
      <clipPath id={`${id}-dense`}>
        {dense(thin, x).map(([from, to]) => <rect key={from} x={unitsX(x, from)} y={-UNITS} width={unitsX(x, to) - unitsX(x, from)} height={3 * UNITS} />)}
      </clipPath>
      <path d={line} fill="none" stroke="var(--accent)" strokeWidth={2} strokeDasharray="5 4" opacity={0.7} vectorEffect="non-scaling-stroke" />
      <path d={line} fill="none" stroke="var(--accent)" strokeWidth={2.5} strokeLinejoin="round" vectorEffect="non-scaling-stroke" clipPath={`url(#${id}-dense)`} />
    </Panel>
  );
}

/** Share of customers who left, bin by bin with its 95% interval, with the model's dot for the same customers and its line for everyone. */
export function ObservedBins({ bins, points, notKnown, ...scales }: Scales & {
  bins: readonly ObservedBin[];
  points: readonly CurvePoint[];
  notKnown: (Omit<ObservedBin, 'from' | 'to'> & { label: string }) | null;
}) {
  const { x, y } = scales;
  const aside = notKnown === null ? undefined : {
    label: notKnown.label,
    text: formatRate(notKnown.rate),
    drawing: (
      <>
        <path d={`M500 ${unitsY(y, notKnown.lower)}V${unitsY(y, notKnown.upper)}`} stroke="var(--churn)" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
        <Dot at={unitsY(y, notKnown.rate)} color="var(--churn)" size={LEFT_DOT} />
        {notKnown.model !== null && <Dot at={unitsY(y, notKnown.model)} color="var(--accent)" />}
      </>
    ),
  };
  return (
    <Panel {...scales} aside={aside} marks={ends(bins, (bin) => bin.rate, (bin, below) => ({ x: (bin.from + bin.to) / 2, y: below ? bin.lower : bin.upper, text: formatRate(bin.rate) }))}>
      {bins.map((bin) => <Bin key={bin.from} bin={bin} x={x} y={y} />)}
      <path d={linePath(points, x, y)} fill="none" stroke="var(--accent)" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
      {bins.map(({ from, to, model }) => model !== null && <Dot key={from} x={(unitsX(x, from) + unitsX(x, to)) / 2} at={unitsY(y, model)} color="var(--accent)" />)}
    </Panel>
  );
}

/** Of a share that left, where it is a dot: wide enough to be seen around the model's. */
const LEFT_DOT = 10;

function Bin({ bin, x, y }: { bin: ObservedBin; x: PanelScale; y: PanelScale }) {
  const [from, to, rate, lower, upper] = [unitsX(x, bin.from), unitsX(x, bin.to), unitsY(y, bin.rate), unitsY(y, bin.lower), unitsY(y, bin.upper)];
  // A single value has no width to fill: its interval is a whisker.
  const narrow = bin.from === bin.to;
  return (
    <g stroke="var(--churn)">
      {narrow
        ? <path d={`M${from} ${lower}V${upper}`} strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
        : <rect x={from} y={upper} width={to - from} height={lower - upper} fill="var(--churn)" fillOpacity={0.2} stroke="none" />}
      <path d={narrow ? `M${from} ${rate}h0` : `M${from} ${rate}H${to}`} strokeWidth={narrow ? LEFT_DOT : 2.5} strokeLinecap={narrow ? 'round' : 'butt'} vectorEffect="non-scaling-stroke" />
    </g>
  );
}

function Dot({ x = UNITS / 2, at, color, size = 6 }: { x?: number; at: number; color: string; size?: number }) {
  return <path d={`M${x} ${at}h0`} stroke={color} strokeWidth={size} strokeLinecap="round" vectorEffect="non-scaling-stroke" />;
}

/** A dot and its name, for the legend of a frame. */
export function DotItem({ color, children }: { color: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className="size-1.5 rounded-full" style={{ background: color }} />
      {children}
    </span>
  );
}

function linePath(points: readonly CurvePoint[], x: PanelScale, y: PanelScale): string {
  return points.map((point, i) => `${i === 0 ? 'M' : 'L'}${unitsX(x, point.value)} ${unitsY(y, point.probability)}`).join('');
}

/** The axis without its thin stretches. */
function dense(thin: readonly (readonly [from: number, to: number])[], { min, max }: PanelScale): [number, number][] {
  const cuts = [min, ...thin.flat(), max];
  return Array.from({ length: cuts.length / 2 }, (_, i): [number, number] => [cuts[2 * i]!, cuts[2 * i + 1]!]).filter(([from, to]) => to > from);
}

/** Marks of the highest, above it, and of the lowest, below. */
function ends<T>(all: readonly T[], height: (item: T) => number, mark: (item: T, below: boolean) => PanelMark): PanelMark[] {
  if (all.length === 0) return [];
  const high = all.reduce((a, b) => (height(b) > height(a) ? b : a));
  const low = all.reduce((a, b) => (height(b) < height(a) ? b : a));
  return [mark(high, false), ...(high === low ? [] : [{ ...mark(low, true), below: true }])];
}
