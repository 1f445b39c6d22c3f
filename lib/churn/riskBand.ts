export const RISK_BANDS = ['safe', 'low', 'medium', 'high'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

/** Lower ends of the bands; a probability on a cut-off belongs to the band above it. */
export interface RiskBandCuts {
  low: number;
  medium: number;
  high: number;
}

export function riskBand(probability: number, cuts: RiskBandCuts): RiskBand {
  if (probability >= cuts.high) return 'high';
  if (probability >= cuts.medium) return 'medium';
  return probability >= cuts.low ? 'low' : 'safe';
}
