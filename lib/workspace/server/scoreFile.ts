import 'server-only';
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { toCsv } from '@/lib/csv';
import type { RejectedRow } from '@/lib/dataset/dataset';
import { openBlocks } from '@/lib/dataset/server/openBlocks';
import { openRows } from '@/lib/dataset/server/openRows';
import { streamWhole, type WholeFile } from '@/lib/storage/server/streamWhole';
import type { Workspace } from '@/lib/workspace/derive';
import type { Advised } from '@/lib/workspace/scoring/customerScorer';
import { scoredHeader, scoreRows } from '@/lib/workspace/scoring/scoreRows';
import { scoringKit } from '@/lib/workspace/scoring/scoringKit';
import { addSummary, emptySummary, type FileSummary } from '@/lib/workspace/scoring/scoreSummary';
import { startScoreThreads, type BlockAnswer, type ScoreThreads } from './scoreThreads';

export interface ScoreFileRequest {
  /** The file with the customers, written as the dataset's own is. */
  from: string;
  /** Where the scored rows go, and the refused ones; each appears whole, or not at all. */
  to: string;
  refused: string;
  advised: Advised;
  /** Threads that score, beside the one that reads and writes; 0 for none. As many as cores, at most 2, when absent; none for a small file. Does not change the result. */
  threads?: number;
  /** Told how much of the file has been read, 0–1. */
  onProgress?: (share: number) => void;
}

const REFUSED_HEADER = ['row', 'column', 'value', 'reason'];
/** Bytes from which threads are worth their start, about half a second. */
const THREADS_FROM = 2 * 1024 * 1024;
/** Blocks that each thread may have, the one it is at included: the next is there when it is done. */
const IN_FLIGHT = 3;

/**
 * Scores a file of customers into another one; memory is constant. The list of refused rows is written also where it has none, so that
 * an older list is not taken for this one's.
 *
 * The file is cut into blocks that several threads score. One that is not well-formed is scored row by row, by the reader that says what is wrong.
 *
 * @throws ScoringError, or DatasetError of openRows; then neither file is touched
 */
export async function scoreFile(workspace: Workspace, request: ScoreFileRequest): Promise<FileSummary> {
  return (await intoFiles(request, (files) => scoreBlocks(workspace, request, files))) ?? (await intoFiles(request, (files) => scoreRowByRow(workspace, request, files)))!;
}

interface Files { scored: WholeFile; refused: WholeFile }

/** Does the work and puts both files in place, unless it fails or answers null. */
async function intoFiles<T>({ to, refused }: ScoreFileRequest, work: (files: Files) => Promise<T | null>): Promise<T | null> {
  const files: WholeFile[] = [];
  const create = async (file: string) => {
    const whole = await streamWhole(file);
    files.push(whole);
    return whole;
  };
  try {
    const [scoredFile, refusedFile] = [await create(to), await create(refused)];
    await refusedFile.write(toCsv([REFUSED_HEADER]));
    const result = await work({ scored: scoredFile, refused: refusedFile });
    if (result !== null) for (const file of files) await file.place();
    return result;
  } finally {
    for (const file of files) await file.discard();
  }
}

const refusedLines = (rows: readonly RejectedRow[]) => toCsv(rows.map(({ row, column, value, reason }) => [String(row), column, value, reason]));

async function scoreRowByRow(workspace: Workspace, { from, advised, onProgress }: ScoreFileRequest, files: Files): Promise<FileSummary> {
  const progress = await progressOf(from, onProgress);
  let strayQuote: number | null = null;
  const rows = openRows(from, workspace.dataset.dictionary.file, { onBytes: progress.read, onStrayQuote: (row) => (strayQuote = row) });
  const summary = await scoreRows(workspace, rows, {
    scored: async (scored) => {
      await files.scored.write(toCsv(scored));
      progress.tell();
    },
    refused: (list) => files.refused.write(refusedLines(list)),
  }, advised);
  return { ...summary, strayQuote };
}

/** Null for a file that must be read row by row. */
async function scoreBlocks(workspace: Workspace, { from, advised, onProgress, threads }: ScoreFileRequest, files: Files): Promise<FileSummary | null> {
  const kit = scoringKit(workspace);
  const progress = await progressOf(from, onProgress);
  const { header, headerRow, blocks } = await openBlocks(from, kit.dictionary.file, progress.read);
  if (!header) return null;
  const count = threads ?? (progress.size < THREADS_FROM ? 0 : Math.min(2, availableParallelism()));
  const summary = emptySummary();
  const inFlight: Promise<BlockAnswer>[] = [];
  let before = headerRow;
  const writeNext = async (): Promise<boolean> => {
    const answer = await inFlight.shift()!;
    if (!answer) return false;
    await files.scored.write(answer.csv);
    if (answer.refused.length > 0) await files.refused.write(refusedLines(answer.refused.map((rejected) => ({ ...rejected, row: rejected.row + before }))));
    before += answer.records;
    addSummary(summary, answer.summary);
    progress.tell();
    return true;
  };
  let scorers: ScoreThreads | null = null;
  try {
    scorers = startScoreThreads({ kit, header, advised }, count);
    await files.scored.write(toCsv([scoredHeader(header)]));
    for await (const block of blocks) {
      const answer = scorers.score(block);
      // Awaited in its turn; until then a failure must not count as unhandled.
      answer.catch(() => {});
      inFlight.push(answer);
      if (inFlight.length > IN_FLIGHT * count && !(await writeNext())) return null;
    }
    while (inFlight.length > 0) if (!(await writeNext())) return null;
    return { ...summary, strayQuote: null };
  } finally {
    await blocks.return(undefined);
    await scorers?.stop();
  }
}

async function progressOf(file: string, onProgress: ScoreFileRequest['onProgress']) {
  const size = await stat(file).then((found) => found.size, () => 0);
  let read = 0;
  return { size, read: (piece: Buffer) => void (read += piece.length), tell: () => onProgress?.(size > 0 ? read / size : 0) };
}
