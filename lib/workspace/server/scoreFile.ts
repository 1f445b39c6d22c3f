import 'server-only';
import { stat } from 'node:fs/promises';
import { toCsv } from '@/lib/csv';
import { openRows } from '@/lib/dataset/server/openRows';
import { streamWhole, type WholeFile } from '@/lib/storage/server/streamWhole';
import type { Workspace } from '@/lib/workspace/derive';
import { scoreRows, type Advised, type ScoreSummary } from '@/lib/workspace/scoring/scoreRows';

export interface ScoreFileRequest {
  /** The file with the customers, written as the dataset's own is. */
  from: string;
  /** Where the scored rows go, and the refused ones; each appears whole, or not at all. */
  to: string;
  refused: string;
  advised: Advised;
  /** Told how much of the file has been read, 0–1. */
  onProgress?: (share: number) => void;
}

export interface FileSummary extends ScoreSummary {
  /** The first row with a quote where none can be, kept as a letter; null where there is none. */
  strayQuote: number | null;
}

const REFUSED_HEADER = ['row', 'column', 'value', 'reason'];

/**
 * Scores a file of customers into another one; memory is constant. The list of refused rows is written also where it has none, so that
 * an older list is not taken for this one's.
 *
 * @throws ScoringError, or DatasetError of openRows; then neither file is touched
 */
export async function scoreFile(workspace: Workspace, { from, to, refused, advised, onProgress }: ScoreFileRequest): Promise<FileSummary> {
  let read = 0;
  let strayQuote: number | null = null;
  const rows = openRows(from, workspace.dataset.dictionary.file, { onBytes: (piece) => (read += piece.length), onStrayQuote: (row) => (strayQuote = row) });
  const size = onProgress ? await stat(from).then((found) => found.size, () => 0) : 0;
  const files: WholeFile[] = [];
  const create = async (file: string) => {
    const whole = await streamWhole(file);
    files.push(whole);
    return whole;
  };
  try {
    const [scoredFile, refusedFile] = [await create(to), await create(refused)];
    await refusedFile.write(toCsv([REFUSED_HEADER]));
    const summary = await scoreRows(workspace, rows, {
      scored: async (scored) => {
        await scoredFile.write(toCsv(scored));
        onProgress?.(size > 0 ? read / size : 0);
      },
      refused: (list) => refusedFile.write(toCsv(list.map(({ row, column, value, reason }) => [String(row), column, value, reason]))),
    }, advised);
    for (const file of files) await file.place();
    return { ...summary, strayQuote };
  } finally {
    for (const file of files) await file.discard();
  }
}
