import { formatProbability, formatRate, MISSING } from '@/lib/format';
import { Panel, UNITS, unitsX, unitsY, type PanelMark, type PanelScale } from './partialDependencePanel';

export interface CurvePoint { value: number; probability: number }

/** What became of the customers whose value lies within [from, to]. */
export interface ObservedBin { from: number; to: number; rate: number; lower: number; upper: number }

interface Scales { x: PanelScale; y: PanelScale; xTitle: string; summary: string }

/** The model's probability along a feature, straight between the points that were measured, pale and dashed where customers are few. */
export function ModelCurve({ id, points, thin, rug, notKnown, ...scales }: Scales & {
  /** Unique on its page. */
  id: string;
  points: readonly CurvePoint[];
  thin: readonly (readonly [from: number, to: number])[];
  rug: readonly number[];
  /** Where the value is missing: the probability, or null where the model has none for it; null where nobody's is missing. */
  notKnown: { probability: number | null } | null;
}) {
  const { x, y } = scales;
  const line = linePath(points, x, y);
  const missing = notKnown?.probability ?? null;
  const aside = notKnown === null ? undefined : {
    label: 'Not known',
    text: missing === null ? MISSING : formatProbability(missing),
    drawing: missing !== null && <Dot at={unitsY(y, missing)} color="var(--accent)" />,
  };
  return (
    <Panel {...scales} rug={rug} aside={aside} marks={ends(points, (point) => point.probability, (point) => ({ x: point.value, y: point.probability, text: formatProbability(point.probability) }))}>
      <clipPath id={`${id}-dense`}>
        {dense(thin, x).map(([from, to]) => <rect key={from} x={unitsX(x, from)} y={-UNITS} width={unitsX(x, to) - unitsX(x, from)} height={3 * UNITS} />)}
      </clipPath>
      <path d={line} fill="none" stroke="var(--accent)" strokeWidth={2} strokeDasharray="2 4" opacity={0.6} vectorEffect="non-scaling-stroke" />
      <path d={line} fill="none" stroke="var(--accent)" strokeWidth={2.5} strokeLinejoin="round" vectorEffect="non-scaling-stroke" clipPath={`url(#${id}-dense)`} />
    </Panel>
  );
}

/** Share of customers who left, bin by bin with its 95% interval, over the model's line for comparison. */
export function ObservedBins({ bins, points, notKnown, ...scales }: Scales & {
  bins: readonly ObservedBin[];
  points: readonly CurvePoint[];
  notKnown: Omit<ObservedBin, 'from' | 'to'> | null;
}) {
  const { x, y } = scales;
  const aside = notKnown === null ? undefined : {
    label: 'Not known',
    text: formatRate(notKnown.rate),
    drawing: <><path d={`M500 ${unitsY(y, notKnown.lower)}V${unitsY(y, notKnown.upper)}`} stroke="var(--churn)" strokeWidth={1.5} vectorEffect="non-scaling-stroke" /><Dot at={unitsY(y, notKnown.rate)} color="var(--churn)" /></>,
  };
  return (
    <Panel {...scales} aside={aside} marks={ends(bins, (bin) => bin.rate, (bin, below) => ({ x: (bin.from + bin.to) / 2, y: below ? bin.lower : bin.upper, text: formatRate(bin.rate) }))}>
      {bins.map((bin) => <Bin key={bin.from} bin={bin} x={x} y={y} />)}
      <path d={linePath(points, x, y)} fill="none" stroke="var(--accent)" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
    </Panel>
  );
}

function Bin({ bin, x, y }: { bin: ObservedBin; x: PanelScale; y: PanelScale }) {
  const [from, to, rate, lower, upper] = [unitsX(x, bin.from), unitsX(x, bin.to), unitsY(y, bin.rate), unitsY(y, bin.lower), unitsY(y, bin.upper)];
  // A single value has no width to fill: its interval is a whisker.
  const narrow = bin.from === bin.to;
  return (
    <g stroke="var(--churn)">
      {narrow
        ? <path d={`M${from} ${lower}V${upper}`} strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
        : <rect x={from} y={upper} width={to - from} height={lower - upper} fill="var(--churn)" fillOpacity={0.2} stroke="none" />}
      <path d={narrow ? `M${from} ${rate}h0` : `M${from} ${rate}H${to}`} strokeWidth={narrow ? 7 : 2.5} strokeLinecap={narrow ? 'round' : 'butt'} vectorEffect="non-scaling-stroke" />
    </g>
  );
}

function Dot({ at, color }: { at: number; color: string }) {
  return <path d={`M500 ${at}h0`} stroke={color} strokeWidth={7} strokeLinecap="round" vectorEffect="non-scaling-stroke" />;
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
