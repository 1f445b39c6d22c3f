import 'server-only';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cancelled, ImportError, jobStateSchema, type ImportState, type JobKind, type JobState } from '@/lib/intake/importState';
import { dataHome } from '@/lib/storage/server/dataHome';
import { withLock } from '@/lib/storage/server/lock';
import { isAlive, markOf } from '@/lib/storage/server/liveProcess';
import { writeWhole } from '@/lib/storage/server/writeWhole';
import { importFile, lockOf, readImport, writeImport } from './importFolder';

/** A job as pages show it. */
export interface JobView { kind: JobKind; stage: string; share: number | null; secondsLeft: number | null }

/** The program of the jobs: bundled beside a built server, the source itself where packages and sources are at hand. */
const BUNDLED = 'jobs/intakeJob.mjs';
const SOURCE = ['--conditions=react-server', '--import', 'tsx', 'scripts/intakeJob.ts'];

/** The job of an import as it stands: under way, ended before it could say how, or none. */
export async function jobOf(id: string): Promise<{ job: JobState; alive: boolean } | null> {
  const job = await readJob(id);
  if (!job) return null;
  if (isAlive(job.mark)) return { job, alive: true };
  // A job that ends in order takes its file with it: only what is still there was interrupted.
  return (await readJob(id))?.mark.pid === job.mark.pid ? { job, alive: false } : null;
}

async function readJob(id: string): Promise<JobState | null> {
  const text = await readFile(importFile(id, 'job'), 'utf8').catch(() => null);
  return text === null ? null : jobStateSchema.parse(JSON.parse(text));
}

/**
 * An import as it stands: its state, the job that is under way, with the time that it still needs, and whether the last one was
 * interrupted. The job is looked at first: where it has ended, the state that is read then has its result.
 *
 * @throws ImportError no-import
 */
export async function importView(id: string): Promise<{ state: ImportState; job: JobView | null; interrupted: boolean }> {
  const running = await jobOf(id);
  const state = await readImport(id);
  if (!running?.alive) return { state, job: null, interrupted: running !== null };
  const { kind, stage, share, secondsLeft } = running.job;
  return { state, job: { kind, stage, share, secondsLeft }, interrupted: false };
}

/**
 * Starts a job in a process of its own, which goes on when the page is closed and when the server ends.
 *
 * @throws ImportError job-runs, no-import; StorageError where the host lets nothing be written
 */
export async function startJob(id: string, kind: JobKind): Promise<void> {
  await changeImport(id, async (state) => {
    const log = await open(importFile(id, 'log'), 'a');
    try {
      const program = existsSync(path.join(/* turbopackIgnore: true */ process.cwd(), BUNDLED)) ? [BUNDLED] : SOURCE;
      const child = spawn(process.execPath, [...program, id, kind], {
        detached: true, stdio: ['ignore', log.fd, log.fd], env: { ...process.env, HOLDFAST_HOME: dataHome() },
      });
      const failed = new Promise<never>((_, reject) => child.once('error', reject));
      await Promise.race([failed, new Promise((resolve) => child.once('spawn', resolve))]);
      child.unref();
      yieldToPages(child.pid!);
      const job: JobState = { kind, mark: markOf(child.pid!), since: new Date().toISOString(), stage: 'Starting', share: 0, secondsLeft: null };
      await writeWhole(importFile(id, 'job'), JSON.stringify(job));
    } finally {
      await log.close();
    }
    return { ...state, failure: null, cancelled: null };
  });
}

/** Ends the job of an import, if one is under way, and notes it; what was there before it stays. */
export async function cancelJob(id: string): Promise<void> {
  const running = await jobOf(id);
  if (!running) return;
  // Its whole group: the training has threads, and may have processes of its own.
  if (running.alive) endProcess(running.job.mark.pid);
  await withLock(lockOf(id), async () => {
    // What came to its end in between took its file with it, and another one may have begun.
    if ((await readJob(id))?.mark.pid !== running.job.mark.pid) return;
    await rm(importFile(id, 'job'), { force: true });
    await writeImport(cancelled(await readImport(id), running.job.kind));
  });
}

function endProcess(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      return void process.kill(target, 'SIGKILL');
    } catch {
      // Not the leader of a group, or gone meanwhile.
    }
  }
}

/**
 * Changes what is known of an import, while nobody else does and no job is under way.
 *
 * @throws ImportError job-runs, no-import
 */
export async function changeImport(id: string, change: (state: ImportState) => ImportState | Promise<ImportState>): Promise<ImportState> {
  return withLock(lockOf(id), async () => {
    if ((await jobOf(id))?.alive) throw new ImportError('job-runs', 'The file is still being worked on.', 'Wait until that is done, or cancel it.');
    const next = await change(await readImport(id));
    await writeImport(next);
    return next;
  });
}

/** A third of what a page gets where both want a core; the lowest priority would keep a training waiting as long as anybody looks at pages. */
const NICENESS = 5;

/** A training takes every core that it gets; pages are served first. Where the system does not allow it, they share. */
function yieldToPages(pid: number): void {
  try {
    os.setPriority(pid, NICENESS);
  } catch {
    // Only slower.
  }
}
