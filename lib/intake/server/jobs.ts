import 'server-only';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ImportError, jobStateSchema, secondsLeft, type ImportState, type JobKind, type JobState } from '@/lib/intake/importState';
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
  const text = await readFile(importFile(id, 'job'), 'utf8').catch(() => null);
  if (text === null) return null;
  const job = jobStateSchema.parse(JSON.parse(text));
  return { job, alive: isAlive(job.mark) };
}

/** Whether the process of the last job ended before it could say how. */
export async function isInterrupted(id: string): Promise<boolean> {
  const running = await jobOf(id);
  return running !== null && !running.alive;
}

/** The job of an import that is under way, with the time that it still needs; null where none is. */
export async function jobViewOf(id: string): Promise<JobView | null> {
  const running = await jobOf(id);
  if (!running?.alive) return null;
  const { kind, stage, share } = running.job;
  return { kind, stage, share, secondsLeft: secondsLeft(running.job, Date.now()) };
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
      const job: JobState = { kind, mark: markOf(child.pid!), since: new Date().toISOString(), stage: 'Starting', share: 0 };
      await writeWhole(importFile(id, 'job'), JSON.stringify(job));
    } finally {
      await log.close();
    }
    return { ...state, failure: null };
  });
}

/** Ends the job of an import, if one is under way; what was there before it stays. */
export async function cancelJob(id: string): Promise<void> {
  const running = await jobOf(id);
  if (!running) return;
  // Its whole group: the training has threads, and may have processes of its own.
  if (running.alive) endProcess(running.job.mark.pid);
  await rm(importFile(id, 'job'), { force: true });
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
