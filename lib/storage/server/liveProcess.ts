import 'server-only';
import { readFileSync } from 'node:fs';
import type { ProcessMark } from '@/lib/storage/processMark';

/** The mark of this process. */
export function ownMark(): ProcessMark {
  return markOf(process.pid);
}

/** The mark of a process that runs now. */
export function markOf(pid: number): ProcessMark {
  return { pid, startedAt: lookUp(pid)?.startedAt ?? null };
}

/**
 * Whether the process of a mark still runs. Where the system does not say when a process started, a later one with the same number
 * counts as the same: then what the first left behind stays longer than it must, and nothing is taken from a live one.
 */
export function isAlive({ pid, startedAt }: ProcessMark): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another user may not be signalled, but is there.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = lookUp(pid);
  return now === null || (!now.ended && (startedAt === null || now.startedAt === startedAt));
}

/** From /proc, which is Linux's; null elsewhere, and for processes that it hides. */
function lookUp(pid: number): { ended: boolean; startedAt: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold spaces and parentheses, come the third field, the state, and up to the 22nd, the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Zombies have ended: they only wait for their parent to look.
    return { ended: /^[ZXx]$/.test(fields[0]!), startedAt: fields[19]! };
  } catch {
    return null;
  }
}
