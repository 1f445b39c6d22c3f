import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { versionsFolder } from '@/lib/versions/server/folders';
import { currentPointer } from '@/lib/versions/server/pointer';
import { isVersionId } from '@/lib/versions/versionId';
import { check, type Checked } from './check';
import { type Known, readJournal } from './journal';

/** One kill and what was found after it. */
export interface Round extends Checked {
  /** What was being done at the kill. */
  during: string;
}

const WRITER = ['--conditions=react-server', '--import', 'tsx', 'scripts/killTest/writer.ts'];
/** Milliseconds after the writer's first line: several of its cycles. */
const WITHIN = 700;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Starts a writer, kills it at a random moment, and holds the data home to what it had said. */
export async function killWriter(known: Known): Promise<Round> {
  const child = spawn(process.execPath, WRITER, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await pause(Math.random() * WITHIN);
  if (child.exitCode !== null) return { during: 'its own end', broken: [`the writer ended by itself with ${child.exitCode}`], orphans: 0, known };
  child.kill('SIGKILL');
  // What it said before the kill is in the pipe until then.
  await closed;
  const expected = readJournal(known, said);
  return { ...(await check(expected)), during: expected.during };
}

/** A killed process may be in the middle of its last write. Who only waits to be looked after by a parent that is gone is not waited for. */
async function groupEnded(group: number): Promise<void> {
  const deadline = Date.now() + 2000;
  const isThere = () => {
    try {
      return process.kill(-group, 0);
    } catch {
      return false;
    }
  };
  while (isThere() && Date.now() < deadline) await pause(20);
}

/** What the data home holds, without a kill. */
export async function look(): Promise<Known> {
  return { versions: (await readdir(versionsFolder()).catch(() => [])).filter(isVersionId), current: currentPointer().version };
}

/**
 * Runs a command that ends with another version in use (an import with its training, say), kills it with all its children at a random moment,
 * and looks: what was there is there; in use is what was before, or a new version; that one for certain where the command had ended well.
 *
 * @param within milliseconds; Infinity to let it end
 * @returns also how long it ran, in milliseconds
 */
export async function killCommand(known: Known, command: string, within: number): Promise<Round & { took: number }> {
  const start = performance.now();
  // A group of its own, so that its children die with it.
  const child = spawn(command, { shell: true, detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
  const closed = once(child, 'close');
  await Promise.race([closed, ...(Number.isFinite(within) ? [pause(Math.random() * within)] : [])]);
  const hasEnded = child.exitCode !== null;
  const took = performance.now() - start;
  if (!hasEnded) process.kill(-child.pid!, 'SIGKILL');
  await closed;
  await groupEnded(child.pid!);
  const now = await look().catch(() => known);
  const added = now.versions.filter((id) => !known.versions.includes(id));
  const isDone = hasEnded && child.exitCode === 0;
  const current = new Set(isDone ? added : [...added, known.current]);
  const checked = await check({ whole: new Set(known.versions), unsure: new Set(added), gone: new Set(), current });
  if (hasEnded && !isDone) checked.broken.push(`the command ended by itself with ${child.exitCode}`);
  return { ...checked, during: hasEnded ? 'its own end' : `${Math.floor((10 * took) / within) * 10}% of its time`, took };
}
