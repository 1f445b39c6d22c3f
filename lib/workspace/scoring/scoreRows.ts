import { encodeValues, type FeatureValues } from '@/lib/churn/encoder';
import { RISK_BANDS, riskBand } from '@/lib/churn/riskBand';
import { predictProba } from '@/lib/forest/predict';
import type { RejectedRow } from '@/lib/dataset/dataset';
import { isTooNew } from '@/lib/workspace/cautions';
import type { Workspace } from '@/lib/workspace/derive';
import { untaken } from '@/lib/workspace/customerList/exportRows';
import { createAdviser, REASONS, type Advice } from './adviser';
import { newCustomers, type NewCustomer } from './newCustomers';
import { ScoringError } from './scoringError';

/** Who gets reasons and an offer, which take a hundred times as long as a probability: everybody, those predicted to leave, nobody. */
export const ADVISED = ['all', 'risky', 'none'] as const;
export type Advised = (typeof ADVISED)[number];

/** A row of a file; `fileRow` counts as a spreadsheet does, the header being row 1. */
export interface FileRow { cells: readonly string[]; fileRow: number }

/** Where the answer goes, some rows at a time and in their order; the next are worked out when it is done with them. */
export interface ScoreWriter {
  /** First the header, then a row for every one that was not refused. */
  scored: (rows: readonly (readonly string[])[]) => void | Promise<void>;
  refused: (rows: readonly RejectedRow[]) => void | Promise<void>;
}

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

/** Rows that are scored together: few enough to answer soon, enough to keep each tree in the cache. */
const BATCH = 256;
const TOO_NEW = 'too new';

/**
 * Scores the rows of a file: each as it was, then its probability to leave, risk band, reasons, recommended offer with its expected value,
 * and notes. Numbers keep all their digits. One batch of rows is in memory at a time.
 *
 * @param rows the header first
 * @throws ScoringError no-model, empty-file, duplicate-column, missing-columns; nothing is written then
 */
export async function scoreRows(workspace: Workspace, rows: AsyncIterable<FileRow>, write: ScoreWriter, advised: Advised = 'all'): Promise<ScoreSummary> {
  const summary: ScoreSummary = { scored: 0, refused: 0, noted: 0, advised: 0, bands: Object.fromEntries([...RISK_BANDS, TOO_NEW].map((band) => [band, 0])) };
  let score: ((batch: readonly FileRow[]) => ScoredBatch) | null = null;
  let batch: FileRow[] = [];
  const flush = async () => {
    const { scored, refused } = score!(batch);
    batch = [];
    if (scored.length > 0) await write.scored(scored);
    if (refused.length > 0) await write.refused(refused);
  };
  for await (const row of rows) {
    if (!score) {
      const header = row.cells.map((name) => name.trim());
      score = batchScorer(workspace, header, advised, summary);
      await write.scored([scoredHeader(header)]);
      continue;
    }
    batch.push(row);
    if (batch.length === BATCH) await flush();
  }
  if (!score) throw new ScoringError('empty-file', 'The file is empty.', 'Export it again with its header and customers.');
  if (batch.length > 0) await flush();
  return summary;
}

interface ScoredBatch { scored: string[][]; refused: RejectedRow[] }

/** The file's header, then the columns that are added; a name that the file has already gets a number behind it. */
export function scoredHeader(header: readonly string[]): string[] {
  const taken = new Set(header);
  const reasons = Array.from({ length: REASONS }, (_, i) => `reason_${i + 1}`);
  return [...header, ...['churn_probability', 'risk_band', ...reasons, 'recommended_offer', 'expected_value', 'notes'].map((name) => untaken(name, taken))];
}

function batchScorer(workspace: Workspace, header: readonly string[], advised: Advised, summary: ScoreSummary): (batch: readonly FileRow[]) => ScoredBatch {
  const { dataset, customary, assumptions } = workspace;
  const read = newCustomers(workspace, header);
  const { forest, card } = workspace.model!;
  const p = card.encoder.length;
  const X = new Float32Array(BATCH * p);
  const advise = advised === 'none' ? null : createAdviser(workspace);
  const bandOf = (values: FeatureValues, probability: number) => (isTooNew(dataset, customary, values) ? TOO_NEW : riskBand(probability, assumptions.riskBands));
  return (batch) => {
    const refused: RejectedRow[] = [];
    const customers: { cells: readonly string[]; customer: NewCustomer }[] = [];
    for (const { cells, fileRow } of batch) {
      const customer = read(cells);
      if (customer.ok) {
        X.set(encodeValues(card.encoder, customer.values), customers.length * p);
        customers.push({ cells, customer });
      } else refused.push({ row: fileRow, column: customer.column, value: customer.value, reason: customer.reason });
    }
    const probabilities = predictProba(forest, X.subarray(0, customers.length * p));
    const scored = customers.map(({ cells, customer: { values, notes } }, i) => {
      const probability = probabilities[i]!;
      const band = bandOf(values, probability);
      const advice = advise && (advised === 'all' || probability >= assumptions.threshold) ? advise(X.subarray(i * p, (i + 1) * p), values, probability) : null;
      summary.bands[band]!++;
      summary.noted += Number(notes.length > 0);
      summary.advised += Number(advice !== null);
      return [...cells, String(probability), band, ...adviceCells(advice), notes.join('; ')];
    });
    summary.scored += scored.length;
    summary.refused += refused.length;
    return { scored, refused };
  };
}

function adviceCells(advice: Advice | null): string[] {
  const reasons = Array.from({ length: REASONS }, (_, i) => advice?.reasons[i] ?? '');
  return [...reasons, advice?.offer?.name ?? '', advice?.offer ? String(advice.offer.expectedValue) : ''];
}
