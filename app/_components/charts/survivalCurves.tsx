import { formatCount, formatRate } from '@/lib/format';
import { BY_MONTH, stepsText, type TenureStep } from '@/lib/workspace/tenureStep';
import { MonthReadout, type ReadoutMonth } from './survivalCurvesReadout';
import { apart, bandPath, monthTicks, splitAt, stepPath, type CurvePoint } from './survivalCurvesGeometry';

export interface CurveSeries {
  label: string;
  color: string;
  /** In the order of months. */
  points: CurvePoint[];
  /** First month that is not observed but goes on by a model: drawn dashed, without a band. */
  extrapolatedFrom?: number | null;
}

/** Drawing units across; the height is in pixels, so that labels can be set apart by theirs. */
const WIDTH = 1000;
const TOP = 18;
const LEVELS = [1, 0.75, 0.5, 0.25, 0];
/** Room for a name at the end of its line, in pixels; longer ones take two lines. */
const [NARROWEST, WIDEST, PER_LETTER, LINE] = [40, 100, 6.4, 14];

/**
 * Shares still there, as steps with their 95% band, named at their ends, dashed where they are extrapolated, with the numbers at risk
 * under the axis where the points have them. As wide as its box and drawn without a script: only lines are stretched, text is HTML.
 * With a script the pointer and the arrows read it month by month. Nothing for no points.
 */
export function SurvivalCurves({ id, title, series: all, marker, height = 260, step = BY_MONTH, xLabel = step.months === 1 ? 'Months as a customer' : 'Years as a customer' }: {
  id: string;
  title: string;
  series: CurveSeries[];
  /** A vertical line with its name. */
  marker?: { month: number; label: string };
  height?: number;
  /** What the points count in; their `month` is a number of such steps. */
  step?: TenureStep;
  xLabel?: string;
}) {
  const series = all.filter(({ points }) => points.length > 0);
  if (series.length === 0) return null;
  const first = Math.min(...series.map(({ points }) => points[0]!.month));
  const last = Math.max(first + 1, ...series.map(({ points }) => points.at(-1)!.month));
  const place = (month: number) => (month - first) / (last - first);
  const [x, y] = [(month: number) => place(month) * WIDTH, (share: number) => TOP + (1 - share) * (height - TOP)];
  const ticks = monthTicks(first, last);
  const gutter = Math.min(WIDEST, Math.max(NARROWEST, ...series.map(({ label }) => label.length * PER_LETTER)));
  return (
    <div className="text-xs" id={id}>
      <p className="mb-1 text-text-3">Share still customers</p>
      <div className="flex">
        <Levels height={height} y={y} />
        <div className="relative min-w-0 flex-1">
          <svg role="img" aria-label={summary(title, series, step)} viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none" width="100%" height={height} className="block">
            {LEVELS.map((level) => <path key={level} d={`M0 ${y(level)}H${WIDTH}`} stroke={level === 0 ? 'var(--control)' : 'var(--border)'} vectorEffect="non-scaling-stroke" />)}
            {series.map((one) => <path key={one.label} d={bandPath(splitAt(one.points, one.extrapolatedFrom).observed, x, y)} fill={one.color} fillOpacity={0.14} />)}
            {series.map((one) => <Curve key={one.label} series={one} x={x} y={y} />)}
            {marker && <path d={`M${x(marker.month)} ${TOP - 4}V${height}`} stroke="var(--text)" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />}
          </svg>
          {marker && <span className={`absolute top-0 font-semibold whitespace-nowrap ${place(marker.month) > 0.5 ? '-translate-x-full' : ''}`} style={{ left: percent(place(marker.month)) }}>{marker.label}</span>}
          <MonthReadout label={`${title}. ${xLabel}`} months={Array.from({ length: last - first + 1 }, (_, i) => ({ at: place(first + i), rows: rowsAt(series, first + i, step) }))} />
          <div className="numeric relative h-5 text-text-3">
            {ticks.map((month, i) => <span key={month} className={`absolute top-1 -translate-x-1/2 whitespace-nowrap ${onPhone(i, ticks.length, 6)}`} style={{ left: percent(place(month)) }}>{month}</span>)}
          </div>
        </div>
        <EndLabels series={series} height={height} gutter={gutter} y={y} />
      </div>
      <p className="mt-1 text-center text-text-3">{xLabel}</p>
      <AtRisk series={series} ticks={ticks} place={place} gutter={gutter} />
    </div>
  );
}

function Curve({ series: { points, color, extrapolatedFrom }, x, y }: { series: CurveSeries; x: (month: number) => number; y: (share: number) => number }) {
  const { observed, extrapolated } = splitAt(points, extrapolatedFrom);
  const end = points.at(-1)!;
  const line = { fill: 'none', vectorEffect: 'non-scaling-stroke' } as const;
  return (
    <>
      <path d={stepPath(observed, x, y)} stroke={color} strokeWidth={2} data-curve="observed" {...line} />
      {extrapolated.length > 0 && <path d={stepPath(extrapolated, x, y)} stroke={color} strokeWidth={2} strokeDasharray="5 4" data-curve="extrapolated" {...line} />}
      {x(end.month) < WIDTH && <path d={`M${x(end.month)} ${y(end.survival)}H${WIDTH}`} stroke="var(--text-3)" strokeDasharray="1 4" {...line} />}
    </>
  );
}

function Levels({ height, y }: { height: number; y: (share: number) => number }) {
  return (
    <div aria-hidden className="numeric relative w-10 shrink-0 text-right text-text-3" style={{ height }}>
      {LEVELS.map((level) => <span key={level} className="absolute right-1.5 -translate-y-1/2 whitespace-nowrap" style={{ top: y(level) }}>{level * 100}%</span>)}
    </div>
  );
}

/** Names beside the ends of their lines, set apart where ends lie close, each tied to its end. */
function EndLabels({ series, height, gutter, y }: { series: CurveSeries[]; height: number; gutter: number; y: (share: number) => number }) {
  const ends = series.map(({ points }) => y(points.at(-1)!.survival));
  const heights = series.map(({ label }) => (label.length * PER_LETTER > gutter ? 2 : 1) * LINE + 3);
  const middles = apart(ends, heights, height + LINE);
  return (
    <div aria-hidden className="relative shrink-0" style={{ width: gutter + 14 }}>
      <svg width={12} height={height} className="absolute inset-0 overflow-visible">
        {series.map(({ label, color }, i) => <path key={label} d={`M0 ${ends[i]!.toFixed(1)}L10 ${middles[i]!.toFixed(1)}`} stroke={color} fill="none" />)}
      </svg>
      {series.map(({ label }, i) => (
        <span key={label} className="absolute line-clamp-2 -translate-y-1/2 font-medium text-text" style={{ left: 13, top: middles[i], width: gutter + 1, lineHeight: `${LINE}px` }}>{label}</span>
      ))}
    </div>
  );
}

/** How many customers each curve rests on, under the months they were counted at. */
function AtRisk({ series, ticks, place, gutter }: { series: CurveSeries[]; ticks: number[]; place: (month: number) => number; gutter: number }) {
  if (!series.every(({ points }) => points.every(({ atRisk }) => atRisk !== undefined))) return null;
  return (
    <div aria-hidden className="numeric mt-1 text-text-3">
      <p className="text-text-2">Number at risk</p>
      {series.map(({ label, color, points, extrapolatedFrom }) => (
        <div key={label} className={series.length > 1 ? 'mt-1' : ''}>
          {series.length > 1 && <p className="flex items-center gap-1.5"><span className="w-3 border-t-2" style={{ borderColor: color }} />{label}</p>}
          <div className="relative h-4" style={{ marginLeft: 40, marginRight: gutter + 14 }}>
            {ticks.map((tick, i) => {
              const point = splitAt(points, extrapolatedFrom).observed.find(({ month }) => month === tick);
              return point && <span key={tick} className={`absolute -translate-x-1/2 whitespace-nowrap ${onPhone(i, ticks.length, 4)}`} style={{ left: percent(place(tick)) }}>{formatCount(point.atRisk!)}</span>;
            })}
          </div>
        </div>
      ))}
    </div>
  );
}

function rowsAt(series: readonly CurveSeries[], month: number, step: TenureStep): ReadoutMonth['rows'] {
  const rows = series.flatMap(({ label, points, extrapolatedFrom }): ReadoutMonth['rows'] => {
    const point = points.find((one) => one.month === month);
    if (!point) return [];
    if (extrapolatedFrom != null && month >= extrapolatedFrom) return [[label, `${formatRate(point.survival)}, extrapolated`]];
    const limits = Number.isFinite(point.lower) && Number.isFinite(point.upper) ? ` (${formatRate(point.lower)} to ${formatRate(point.upper)})` : '';
    return [[label, `${formatRate(point.survival)}${limits}`]];
  });
  return [['After', stepsText(month, step)], ...rows];
}

function summary(title: string, series: readonly CurveSeries[], step: TenureStep): string {
  const ends = series.map(({ label, points }) => `${label}: ${formatRate(points.at(-1)!.survival)} after ${stepsText(points.at(-1)!.month, step)}`);
  return `${title}. ${ends.join('; ')}.`;
}

/** On a phone there is room for no more than `most` numbers, so others give way. */
const onPhone = (i: number, count: number, most: number) => (i % Math.ceil(count / most) === 0 ? '' : 'max-sm:hidden');

const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`;
