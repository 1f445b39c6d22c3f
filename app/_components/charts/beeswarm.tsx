import { dodge } from './beeswarmDodge';
import { ticks } from './scale';

export interface BeeswarmDatum {
  label: string;
  /** In percentage points. */
  values: readonly number[];
  /** 0 lowest value of the feature, 1 highest. */
  ranks: readonly number[];
}

/** Low to high; measured tokens whose lightness runs one way. */
const COLORS = ['var(--value-1)', 'var(--value-2)', 'var(--value-3)', 'var(--value-4)', 'var(--value-5)'];
const WIDTH = 1000;
const HEIGHT = 36;

/** A row of dots for each feature around a zero line, as wide as its box; drawn without a script. Names and axis are HTML, so that no text is stretched. */
export function Beeswarm({ rows, summary, format }: {
  rows: readonly BeeswarmDatum[];
  /** The drawing in words. */
  summary: string;
  format: (value: number) => string;
}) {
  const all = rows.flatMap((row) => row.values);
  const [min, max] = [Math.min(0, ...all), Math.max(0, ...all)];
  const axis = ticks(min, max).filter((tick) => tick >= min && tick <= max);
  const place = (value: number) => (value - min) / (max - min || 1);
  return (
    <div role="img" aria-label={summary} className="grid grid-cols-1 gap-x-3 text-xs sm:grid-cols-[8.5rem_minmax(0,1fr)]">
      {rows.map((row) => (
        <div key={row.label} className="contents">
          <span className="pt-1.5 font-medium sm:self-center sm:pt-0 sm:text-right">{row.label}</span>
          <div className="px-1.5">
            <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" width="100%" height={HEIGHT} className="block overflow-visible">
              {axis.map((tick) => (
                <path key={tick} d={`M${round(place(tick) * WIDTH)} 0V${HEIGHT}`} stroke={tick === 0 ? 'var(--control)' : 'var(--border)'} vectorEffect="non-scaling-stroke" />
              ))}
              <Dots row={row} min={min} max={max} />
            </svg>
          </div>
        </div>
      ))}
      <div className="px-1.5 sm:col-start-2">
        <div className="numeric relative h-5 text-text-3">
          {axis.map((tick) => (
            <span key={tick} className="absolute top-1 -translate-x-1/2 whitespace-nowrap" style={{ left: `${round(place(tick) * 100)}%` }}>{format(tick)}</span>
          ))}
        </div>
      </div>
    </div>
  );
}

/** The dots of a row, one path a colour: a stroke of no length with a round end is a dot, and keeps its shape however wide the row. */
function Dots({ row, min, max }: { row: BeeswarmDatum; min: number; max: number }) {
  const points = dodge(row.values, min, max);
  const steps = COLORS.map(() => '');
  points.forEach(({ x, y }, i) => {
    steps[Math.min(COLORS.length - 1, Math.floor(row.ranks[i]! * COLORS.length))] += `M${Math.round(x * WIDTH)} ${round(HEIGHT / 2 + y * (HEIGHT / 2 - 3))}h0`;
  });
  return steps.map((d, step) => d && <path key={COLORS[step]} d={d} stroke={COLORS[step]} strokeWidth={4} strokeLinecap="round" fill="none" vectorEffect="non-scaling-stroke" />);
}

/** What the colours mean, in words and in order. */
export function BeeswarmKey() {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      Value of the feature: low
      <span aria-hidden className="inline-flex gap-1">
        {COLORS.map((color) => <span key={color} className="size-2.5 rounded-full" style={{ background: color }} />)}
      </span>
      high
    </span>
  );
}

const round = (value: number) => Number(value.toFixed(1));
