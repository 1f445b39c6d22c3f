import type { RiskBand } from '@/lib/churn/riskBand';
import { formatProbability } from '@/lib/format';
import { intervalText } from './interval';
import { BAND_LOOK } from './riskBadge';

const WIDTH = 300;
const BARS_HEIGHT = 44;
const INTERVAL_Y = BARS_HEIGHT + 8;
const SCALE_Y = INTERVAL_Y + 8;

/**
 * A linear gauge from 0 to 100%: the bands as a scale, this customer as a marker on it with the interval as a bar, and above
 * them how all active customers are spread over the same scale.
 */
export function RiskGauge({ probability, interval, band, distribution, riskBands, higherThan }: {
  probability: number;
  interval: { lower: number; upper: number } | null;
  band: RiskBand;
  /** Active customers in bins of equal width. */
  distribution: readonly number[];
  riskBands: { low: number; medium: number; high: number };
  /** Share of active customers below this one. */
  higherThan: number;
}) {
  const highest = Math.max(...distribution, 1);
  const bin = WIDTH / distribution.length;
  const zones: [RiskBand, number, number][] = [
    ['safe', 0, riskBands.low], ['low', riskBands.low, riskBands.medium], ['medium', riskBands.medium, riskBands.high], ['high', riskBands.high, 1],
  ];
  const x = probability * WIDTH;
  const summary = `${formatProbability(probability)}, higher than ${formatProbability(higherThan)} of active customers${interval ? `; the true chance probably within ${intervalText(interval)}` : ''}`;
  return (
    <figure className="max-w-[400px]">
      <svg role="img" aria-label={summary} viewBox={`-8 -2 ${WIDTH + 16} ${SCALE_Y + 46}`} className="block w-full">
        {distribution.map((count, i) => {
          const height = (count / highest) * BARS_HEIGHT;
          return <rect key={i} x={i * bin + 0.75} y={BARS_HEIGHT - height} width={bin - 1.5} height={height} fill="var(--control)" opacity="0.55" />;
        })}
        {zones.map(([zone, from, to]) => (
          <rect key={zone} x={from * WIDTH} y={SCALE_Y} width={(to - from) * WIDTH - 1} height="8" fill={BAND_LOOK[zone].fill} opacity={zone === band ? 1 : 0.35} />
        ))}
        {interval && (
          <path
            d={`M${interval.lower * WIDTH} ${INTERVAL_Y - 4} v8 m0 -4 H${interval.upper * WIDTH} m0 -4 v8`}
            fill="none" stroke="var(--text)" strokeWidth="2.5"
          />
        )}
        <line x1={x} x2={x} y1="0" y2={SCALE_Y + 10} stroke="var(--text)" strokeWidth="1.5" />
        <path d={`M${x} ${SCALE_Y + 8} l-5 7 h10 z`} fill="var(--text)" />
        {zones.map(([zone, from, to]) => (
          <text key={zone} x={((from + to) / 2) * WIDTH} y={SCALE_Y + 40} textAnchor="middle" fontSize="12" fontWeight={zone === band ? 600 : 400} fill={zone === band ? 'var(--text)' : 'var(--text-3)'}>
            {BAND_LOOK[zone].glyph} {BAND_LOOK[zone].word}
          </text>
        ))}
        {[0, riskBands.low, riskBands.medium, riskBands.high, 1].map((cut) => (
          <text key={cut} x={cut * WIDTH} y={SCALE_Y + 25} textAnchor={cut === 0 ? 'start' : cut === 1 ? 'end' : 'middle'} fontSize="12" fill="var(--text-3)">
            {Math.round(cut * 100)}%
          </text>
        ))}
      </svg>
      <figcaption className="numeric mt-1 text-xs text-text-3">Higher than {formatProbability(higherThan)} of active customers (grey: how they are spread){interval && '. Bar: where the true chance probably lies'}</figcaption>
    </figure>
  );
}
