import type { RiskBand } from '@/lib/churn/riskBand';
import { formatProbability } from '@/lib/format';
import { BandGlyph } from './bandGlyph';
import { intervalText } from './interval';

/** Word and colours of each band; whole class names, because the stylesheet is made from what stands in the source. */
export const BAND_LOOK: Record<RiskBand, { word: string; badge: string; fill: string }> = {
  safe: { word: 'Safe', badge: 'bg-safe-tint text-safe-text', fill: 'var(--safe)' },
  low: { word: 'Low', badge: 'bg-low-tint text-low-text', fill: 'var(--low)' },
  medium: { word: 'Medium', badge: 'bg-medium-tint text-medium-text', fill: 'var(--medium)' },
  high: { word: 'High', badge: 'bg-high-tint text-high-text', fill: 'var(--high)' },
};

/** "● High 78%", with an interval "● High 78% (71–84%)": never colour alone. */
export function RiskBadge({ band, probability, interval }: { band: RiskBand; probability: number; interval?: { lower: number; upper: number } | null }) {
  const { word, badge } = BAND_LOOK[band];
  return (
    <span className={`numeric inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap ${badge}`}>
      <BandGlyph band={band} /> {word} {formatProbability(probability)}{interval && ` (${intervalText(interval)})`}
    </span>
  );
}
