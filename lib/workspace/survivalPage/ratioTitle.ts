import type { RatioWithLimits } from './hazardPeriods';
import { SIGNIFICANT } from './words';

/** How many times as fast customers leave as those they are held against, all else equal. */
export interface HazardRatio extends RatioWithLimits {
  /** "Contract: Two year", "Monthly charge" */
  label: string;
  /** "against Month-to-month", "per €20.00 a month more" */
  against: string;
  /** The category that it is held against; null for a number. */
  reference: string | null;
  pValue: number;
}

const PARTS = ['third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth'];
/** The part that PARTS begins with. */
const FIRST_PART = 3;

/**
 * The largest effect that is more than chance, in a sentence. "14 times more slowly" is a number that nobody can take to a sum; a
 * fourteenth is.
 */
export function ratioTitle(rows: readonly HazardRatio[]): string {
  const sure = rows.filter(({ pValue }) => pValue < SIGNIFICANT);
  if (sure.length === 0) return 'Nothing goes with leaving sooner by more than chance';
  const { label, against, reference, ...most } = sure.reduce((a, b) => (Math.abs(Math.log(b.ratio)) > Math.abs(Math.log(a.ratio)) ? b : a));
  return `${label} goes with leaving ${timesAsFast(most.ratio)} as fast ${reference === null ? against : `as ${reference}`} (${shortRatio(most.lower)} to ${shortRatio(most.upper)}), on average over tenure`;
}

/** "about one fourteenth", "0.62 times", "2.3 times" */
function timesAsFast(ratio: number): string {
  const part = Math.round(1 / ratio);
  if (part < FIRST_PART) return `${shortRatio(ratio)} times`;
  const name = PARTS[part - FIRST_PART];
  return `about ${name ? `one ${name}` : shortRatio(ratio)}`;
}

/** "1/14" below a third, otherwise two digits. */
function shortRatio(ratio: number): string {
  return Math.round(1 / ratio) >= FIRST_PART ? `1/${Number((1 / ratio).toPrecision(2))}` : String(Number(ratio.toPrecision(2)));
}
