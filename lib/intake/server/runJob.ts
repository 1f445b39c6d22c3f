import 'server-only';
import { rm } from 'node:fs/promises';
import { DATASET_FILES } from '@/lib/dataset/server/readDataset';
import { HoldfastError } from '@/lib/errors';
import { forecast, type Forecast } from '@/lib/intake/forecast';
import { withResult, type ImportState, type JobKind, type JobState } from '@/lib/intake/importState';
import { withLock } from '@/lib/storage/server/lock';
import { ownMark } from '@/lib/storage/server/liveProcess';
import { writeWhole } from '@/lib/storage/server/writeWhole';
import { importFile, lockOf, readImport, writeImport } from './importFolder';

/** What it is at, in words, and how much of the whole job is done, 0 … 1; null where that cannot be said. */
export type Report = (stage: string, share: number | null) => void;

/** Does the work on an import; what it returns is added to the state. */
export type Job = (state: ImportState, report: Report) => Promise<Partial<Pick<ImportState, 'version'>>>;

const REPORT_EVERY_MS = 250;

/**
 * Does one job of an import in this process and keeps its outcome: a result, or why there is none. Never throws.
 *
 * @param onReport told the same as the pages
 */
export async function runJob(id: string, kind: JobKind, job: Job, onReport: Report = () => {}): Promise<void> {
  // Whoever started this process notes it first.
  const state = await withLock(lockOf(id), () => readImport(id));
  const reporter = reportTo(id, kind);
  let outcome: (now: ImportState) => ImportState;
  try {
    const result = await job(state, (stage, share) => {
      reporter.report(stage, share);
      onReport(stage, share);
    });
    outcome = (now) => ({ ...withResult(now, kind), ...result });
  } catch (error) {
    const failure = failureOf(kind, error, state.fileName);
    outcome = (now) => ({ ...now, failure });
  }
  await reporter.end();
  await withLock(lockOf(id), async () => {
    await writeImport(outcome(await readImport(id)));
    await rm(importFile(id, 'job'), { force: true });
  });
}

function failureOf(job: JobKind, error: unknown, fileName: string): NonNullable<ImportState['failure']> {
  // In its folder the file bears another name than the one that its owner knows.
  if (error instanceof HoldfastError) return { job, message: error.message.replaceAll(DATASET_FILES.customers, fileName), remedy: error.remedy };
  console.error(error);
  return { job, message: `The program failed: ${error instanceof Error ? error.message : String(error)}.`, remedy: 'Try again; if it stays so, the file job.log of the import says where.' };
}

/** Writes the progress now and then, one write after the other; what comes in between is left out. */
function reportTo(id: string, kind: JobKind): { report: Report; end: () => Promise<void> } {
  const since = new Date().toISOString();
  let writing = Promise.resolve();
  let last = -Infinity;
  let lastStage = '';
  let expected: Forecast | null = null;
  const report: Report = (stage, share) => {
    const now = performance.now();
    if (stage === lastStage && now - last < REPORT_EVERY_MS) return;
    [last, lastStage] = [now, stage];
    const done = share === null ? null : Math.min(1, Math.max(0, share));
    if (done !== null) expected = forecast(expected, { at: now, share: done });
    const job: JobState = { kind, mark: ownMark(), since, stage, share: done, secondsLeft: done === null ? null : (expected?.secondsLeft ?? null) };
    writing = writing.then(() => writeWhole(importFile(id, 'job'), JSON.stringify(job))).catch(() => {});
  };
  return { report, end: () => writing };
}
