import { RISK_BANDS } from '@/lib/churn/riskBand';

/** The band of customers who are newer than anybody who left. */
export const TOO_NEW = 'too new';

export interface ScoreSummary {
  scored: number;
  refused: number;
  /** Scored rows with a note: a value that was not known, or beyond what the model has seen. */
  noted: number;
  /** Scored rows that got reasons and an offer where there is one. */
  advised: number;
  /** Scored rows by band, RISK_BANDS and "too new". */
  bands: Record<string, number>;
}

/** Of a whole file. */
export interface FileSummary extends ScoreSummary {
  /** The first row with a quote where none can be, kept as a letter; null where there is none. */
  strayQuote: number | null;
}

export function emptySummary(): ScoreSummary {
  return { scored: 0, refused: 0, noted: 0, advised: 0, bands: Object.fromEntries([...RISK_BANDS, TOO_NEW].map((band) => [band, 0])) };
}

export function countRow(summary: ScoreSummary, band: string, isNoted: boolean, isAdvised: boolean): void {
  summary.scored++;
  summary.bands[band]!++;
  summary.noted += Number(isNoted);
  summary.advised += Number(isAdvised);
}

/** Adds what another part of the file came to. */
export function addSummary(sum: ScoreSummary, part: ScoreSummary): void {
  for (const key of ['scored', 'refused', 'noted', 'advised'] as const) sum[key] += part[key];
  for (const [band, rows] of Object.entries(part.bands)) sum.bands[band] = (sum.bands[band] ?? 0) + rows;
}
