import type { ReactNode } from 'react';
import type { RiskBand } from '@/lib/churn/riskBand';
import { Triangle } from '@/app/_components/ui/triangle';
import { formatProbability } from '@/lib/format';
import { BandGlyph } from './bandGlyph';
import { intervalText } from './interval';
import { BAND_LOOK } from './riskBadge';

const BARS_HEIGHT = 44;
const INTERVAL_Y = BARS_HEIGHT + 8;
const SCALE_Y = INTERVAL_Y + 8;
const HEIGHT = SCALE_Y + 8;
/** Share of the scale below which a band has no room for its name: where few customers leave, all bands but the last are so narrow. */
const NARROW = 0.12;

/**
 * A linear gauge from 0 to 100%: the bands as a scale, this customer as a marker on it with the interval as a bar, and above
 * them how all active customers are spread over the same scale. The drawing is stretched to the width; the words are not.
 */
export function RiskGauge({ probability, interval, band, distribution, riskBands, higherThan }: {
  probability: number;
  interval: { lower: number; upper: number } | null;
  /** Null where the probability says too little for a band. */
  band: RiskBand | null;
  /** Active customers in bins of equal width. */
  distribution: readonly number[];
  riskBands: { low: number; medium: number; high: number };
  /** Share of active customers below this one. */
  higherThan: number;
}) {
  const highest = Math.max(...distribution, 1);
  const bin = 100 / distribution.length;
  const zones: [RiskBand, number, number][] = [
    ['safe', 0, riskBands.low], ['low', riskBands.low, riskBands.medium], ['medium', riskBands.medium, riskBands.high], ['high', riskBands.high, 1],
  ];
  const isCrowded = zones.some(([, from, to]) => to - from < NARROW);
  const place = `higher than ${inSentence(formatProbability(higherThan))} of active customers`;
  const summary = `${formatProbability(probability)}, ${place}${interval ? `; the true chance probably within ${intervalText(interval)}` : ''}`;
  const line = { fill: 'none', stroke: 'var(--text)', vectorEffect: 'non-scaling-stroke' as const };
  return (
    <figure className="max-w-[400px]">
      <div role="img" aria-label={summary} className="numeric text-xs">
        <svg aria-hidden viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" style={{ height: HEIGHT }} className="block w-full overflow-visible">
          {distribution.map((count, i) => {
            const height = (count / highest) * BARS_HEIGHT;
            return <rect key={i} x={(i + 0.05) * bin} y={BARS_HEIGHT - height} width={bin * 0.9} height={height} fill="var(--control)" opacity="0.55" />;
          })}
          {zones.map(([zone, from, to]) => (
            <rect key={zone} x={from * 100} y={SCALE_Y} width={(to - from) * 100 - 0.3} height="8" fill={BAND_LOOK[zone].fill} opacity={zone === band ? 1 : 0.35} />
          ))}
          {interval && <path {...line} d={`M${interval.lower * 100} ${INTERVAL_Y - 4} v8 m0 -4 H${interval.upper * 100} m0 -4 v8`} strokeWidth="2.5" />}
          <path {...line} d={`M${probability * 100} 0 V${HEIGHT}`} strokeWidth="1.5" />
        </svg>
        <Line><At share={probability} middle><Triangle up /></At></Line>
        <Line>
          {(isCrowded ? [0, 1] : [0, riskBands.low, riskBands.medium, riskBands.high, 1]).map((cut) => (
            <At key={cut} share={cut} middle={cut > 0 && cut < 1} className="text-text-3">{Math.round(cut * 100)}%</At>
          ))}
        </Line>
        {isCrowded ? (
          <div className="mt-1 flex flex-wrap gap-x-3">
            {zones.map(([zone, from, to]) => <span key={zone} className={`whitespace-nowrap ${zone === band ? 'font-semibold' : 'text-text-3'}`}><BandGlyph band={zone} /> {BAND_LOOK[zone].word} {zone === 'safe' ? `below ${formatProbability(to)}` : `from ${formatProbability(from)}`}</span>)}
          </div>
        ) : (
          <Line>
            {zones.map(([zone, from, to]) => (
              <At key={zone} share={(from + to) / 2} middle className={zone === band ? 'font-semibold' : 'text-text-3'}><BandGlyph band={zone} /> {BAND_LOOK[zone].word}</At>
            ))}
          </Line>
        )}
      </div>
      <figcaption className="numeric mt-1 text-xs text-text-3">{place.charAt(0).toUpperCase() + place.slice(1)} (grey: how they are spread){interval && '. Bar: where the true chance probably lies'}</figcaption>
    </figure>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <div className="relative h-4">{children}</div>;
}

/** A word under its place on the scale: in the middle of it, or within the ends. */
function At({ share, middle, className = '', children }: { share: number; middle: boolean; className?: string; children: ReactNode }) {
  const shift = middle ? '-translate-x-1/2' : share === 1 ? '-translate-x-full' : '';
  return <span style={{ left: `${share * 100}%` }} className={`absolute whitespace-nowrap ${shift} ${className}`}>{children}</span>;
}

/** After "than" no sign can stand: ">99%" → "over 99%". */
function inSentence(probability: string): string {
  return probability.replace('>', 'over ').replace('<', 'under ');
}
