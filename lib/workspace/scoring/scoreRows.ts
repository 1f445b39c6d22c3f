import type { RejectedRow } from '@/lib/dataset/dataset';
import type { Workspace } from '@/lib/workspace/derive';
import { untaken } from '@/lib/workspace/customerList/exportRows';
import { REASONS } from './adviser';
import { customerScorer, type Advised, type CustomerScorer } from './customerScorer';
import { ScoringError } from './scoringError';
import { scoringKit } from './scoringKit';
import { emptySummary, type ScoreSummary } from './scoreSummary';

/** A row of a file; `fileRow` counts as a spreadsheet does, the header being row 1. */
export interface FileRow { cells: readonly string[]; fileRow: number }

/** Rows that are scored together; each may be of megabytes, so they are few. */
export const AT_ONCE = 256;

/** Where the answer goes, some rows at a time and in their order; the next are worked out when it is done with them. */
export interface ScoreWriter {
  /** First the header, then a row for every one that was not refused. */
  scored: (rows: readonly (readonly string[])[]) => void | Promise<void>;
  refused: (rows: readonly RejectedRow[]) => void | Promise<void>;
}

/**
 * Scores the rows of a file: each as it was, then its probability to leave, risk band, reasons, recommended offer with its expected value,
 * and notes. Numbers keep all their digits. One batch of rows is in memory at a time.
 *
 * @param rows the header first
 * @throws ScoringError no-model, empty-file, duplicate-column, missing-columns; nothing is written then
 */
export async function scoreRows(workspace: Workspace, rows: AsyncIterable<FileRow>, write: ScoreWriter, advised: Advised = 'all'): Promise<ScoreSummary> {
  const kit = scoringKit(workspace);
  const summary = emptySummary();
  let scorer: CustomerScorer | null = null;
  let width = 0;
  let batch: FileRow[] = [];
  const flush = async () => {
    const { scored, refused } = scoreBatch(scorer!, batch, width, summary);
    batch = [];
    if (scored.length > 0) await write.scored(scored);
    if (refused.length > 0) await write.refused(refused);
  };
  for await (const row of rows) {
    if (!scorer) {
      const header = row.cells.map((name) => name.trim());
      width = header.length;
      scorer = customerScorer(kit, header, advised);
      await write.scored([scoredHeader(header)]);
      continue;
    }
    batch.push(row);
    if (batch.length === AT_ONCE) await flush();
  }
  if (!scorer) throw new ScoringError('empty-file', 'The file is empty.', 'Export it again with its header and customers.');
  if (batch.length > 0) await flush();
  return summary;
}

function scoreBatch(scorer: CustomerScorer, batch: readonly FileRow[], width: number, summary: ScoreSummary): { scored: string[][]; refused: RejectedRow[] } {
  const refused: RejectedRow[] = [];
  const taken = batch.filter(({ cells, fileRow }) => {
    const refusal = scorer.add(cells.length === width ? scorer.places.map((at) => cells[at]!) : null, () => cells);
    if (refusal) refused.push({ row: fileRow, ...refusal });
    return !refusal;
  });
  summary.refused += refused.length;
  return { scored: scorer.finish(summary).map((added, i) => [...taken[i]!.cells, ...added]), refused };
}

/** The file's header, then the columns that are added; a name that the file has already gets a number behind it. */
export function scoredHeader(header: readonly string[]): string[] {
  const taken = new Set(header);
  const reasons = Array.from({ length: REASONS }, (_, i) => `reason_${i + 1}`);
  return [...header, ...['churn_probability', 'risk_band', ...reasons, 'recommended_offer', 'expected_value', 'notes'].map((name) => untaken(name, taken))];
}
