/** One horizontal bar from zero to its share of the axis, with its whisker, as wide as its box. The number stands beside it. */
export function Bar({ value, interval, max, color }: {
  value: number;
  /** Ends of the whisker. */
  interval?: readonly [number, number];
  /** The axis runs from 0 to here. */
  max: number;
  color: string;
}) {
  const at = (x: number) => `${(Math.min(1, Math.max(0, max > 0 ? x / max : 0)) * 100).toFixed(2)}%`;
  return (
    <svg aria-hidden width="100%" height="18" className="block overflow-visible">
      <rect x="0" y="2" width={at(value)} height="14" rx="2" fill={color} />
      {interval && (
        <g stroke="var(--text-2)" strokeWidth="1.2">
          <line x1={at(interval[0])} x2={at(interval[1])} y1="9" y2="9" />
          {interval.map((end, i) => <line key={i} x1={at(end)} x2={at(end)} y1="5" y2="13" />)}
        </g>
      )}
      <line x1="0" x2="0" y1="-4" y2="22" stroke="var(--control)" />
    </svg>
  );
}

/** The axis under bars of one scale: from 0, in round steps; in the column that the bars stand in, whose first is for names. */
export function BarAxis({ ticks, format }: { ticks: readonly number[]; format: (value: number) => string }) {
  const max = ticks.at(-1)!;
  return (
    <div className="numeric relative h-5 border-t border-control text-text-3 sm:col-start-2">
      {ticks.map((tick) => (
        <span key={tick} className="absolute top-1 -translate-x-1/2 whitespace-nowrap before:absolute before:-top-1 before:left-1/2 before:h-1 before:border-l before:border-control before:content-['']" style={{ left: `${(tick / max) * 100}%` }}>{format(tick)}</span>
      ))}
    </div>
  );
}
