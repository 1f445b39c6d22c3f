import type { RiskBand } from '@/lib/churn/riskBand';

/** The filled part of the disc: none, a quarter, half, all. */
const FILLED: Record<RiskBand, string> = {
  safe: '',
  low: 'M8 8V2A6 6 0 0 1 14 8Z',
  medium: 'M8 2A6 6 0 0 1 8 14Z',
  high: 'M8 2A6 6 0 0 1 8 14A6 6 0 0 1 8 2Z',
};

/** The sign of a risk band, ○ ◔ ◑ ●, beside its word. Drawn, because not every system has a font with these characters. */
export function BandGlyph({ band }: { band: RiskBand }) {
  return (
    <svg aria-hidden viewBox="0 0 16 16" className="inline-block size-[1em] shrink-0 align-[-0.125em]">
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d={FILLED[band]} fill="currentColor" />
    </svg>
  );
}
