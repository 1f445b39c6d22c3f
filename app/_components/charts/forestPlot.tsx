import { formatNumber } from '@/lib/format';

export interface ForestRow {
  label: string;
  /** What the ratio is against, in a second line. */
  against: string;
  ratio: number;
  lower: number;
  upper: number;
  /** The ratio with its limits, as printed beside it. */
  text: string;
  /** Drawn hollow: it may be chance. */
  withinChance: boolean;
}

const TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
const WIDTH = 1000;

/** Ratios with their 95% limits around 1, on a scale where twice and half are equally far; drawn without a script. At least one row. */
export function ForestPlot({ rows, leftOf, rightOf }: {
  rows: ForestRow[];
  /** What the two sides of 1 mean. */
  leftOf: string;
  rightOf: string;
}) {
  const ends = rows.flatMap(({ lower, upper }) => [lower, upper]).filter((end) => end > 0 && Number.isFinite(end));
  const from = TICKS.findLast((tick) => tick <= Math.min(0.5, ...ends)) ?? TICKS[0]!;
  const to = TICKS.find((tick) => tick >= Math.max(2, ...ends)) ?? TICKS.at(-1)!;
  const place = (ratio: number) => Math.min(1, Math.max(0, Math.log(Math.max(ratio, Number.MIN_VALUE) / from) / Math.log(to / from)));
  const ticks = TICKS.filter((tick) => tick >= from && tick <= to);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_8.5rem] gap-x-3 text-xs sm:grid-cols-[12rem_minmax(0,1fr)_8.5rem]">
      <p className="col-span-2 flex justify-between gap-4 pb-1 text-text-2 sm:col-span-1 sm:col-start-2"><span>← {leftOf}</span><span className="text-right">{rightOf} →</span></p>
      {rows.map((row) => (
        <div key={`${row.label} ${row.against}`} className="contents">
          <p className="col-span-2 pt-1.5 sm:col-span-1 sm:col-start-1 sm:py-1 sm:text-right"><span className="font-medium">{row.label}</span>{' '}<span className="text-text-3">{row.against}</span></p>
          <div className="relative min-h-8">
            <svg aria-hidden viewBox={`0 0 ${WIDTH} 2`} preserveAspectRatio="none" className="absolute inset-0 size-full overflow-visible">
              {ticks.map((tick) => <path key={tick} d={`M${cut(place(tick))} 0V2`} stroke={tick === 1 ? 'var(--control)' : 'var(--border)'} strokeWidth={tick === 1 ? 1.5 : 1} vectorEffect="non-scaling-stroke" />)}
              <path d={`M${cut(place(row.lower))} 1H${cut(place(row.upper))}`} stroke="var(--text-2)" strokeWidth={2} vectorEffect="non-scaling-stroke" />
              {/* A stroke of no length with a round end is a dot, and keeps its shape however wide the row. */}
              <path d={`M${cut(place(row.ratio))} 1h0`} stroke="var(--accent)" strokeWidth={11} strokeLinecap="round" vectorEffect="non-scaling-stroke" />
              {row.withinChance && <path d={`M${cut(place(row.ratio))} 1h0`} stroke="var(--surface)" strokeWidth={7} strokeLinecap="round" vectorEffect="non-scaling-stroke" />}
            </svg>
          </div>
          <p className="numeric self-center text-right">{row.text}</p>
        </div>
      ))}
      <div aria-hidden className="numeric relative h-5 text-text-3 sm:col-start-2">
        {ticks.map((tick, i) => <span key={tick} className={`absolute top-1 -translate-x-1/2 whitespace-nowrap ${i % 2 === ticks.indexOf(1) % 2 ? '' : 'max-sm:hidden'}`} style={{ left: `${cut(place(tick)) / 10}%` }}>{formatNumber(tick)}×</span>)}
      </div>
    </div>
  );
}

const cut = (share: number) => Number((share * WIDTH).toFixed(1));
