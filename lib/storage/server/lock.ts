import 'server-only';
import { randomBytes } from 'node:crypto';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { markName, readMarkName } from '@/lib/storage/processMark';
import { dataHome, inDataHome, StorageError } from './dataHome';
import { isAlive, ownMark } from './liveProcess';
import { makeFolder } from './writeWhole';

const ticketSchema = z.object({ token: z.string().regex(/^[0-9a-f]+$/), pid: z.int().positive(), startedAt: z.string().nullable(), since: z.iso.datetime() });
/** What a lock file says of who holds it. The token is new each time, so that no two holdings are alike. */
type Ticket = z.infer<typeof ticketSchema>;

const LOOK_AGAIN = 20;

/**
 * Does work while no other process, and nobody else in this one, does work under the same name; waits for its turn.
 *
 * A lock is a file that says who holds it. It appears with its content, by a hard link, so that nobody reads half of one. A holder that
 * lives is waited for, however long it takes; the lock of a dead one is taken over:
 *
 * Two that find it dead must not both take it, and the slower must not remove what the faster has put there. So who takes over first
 * takes a second lock, named after the dead holding's token, then looks again: if the first lock still is the dead holding, only the
 * owner of the second may replace it (its holder is dead, and all others wait for the second), and one rename does. If it is not, it
 * never will be again, and nothing is done. Should the taker die in between, the second lock is itself the lock of a dead one, and is
 * taken over in the same way. That the disk keeps any of it over a loss of power is not needed: then all holders are dead.
 *
 * Processes see each other's numbers on one machine, and in one container. A data home that several share needs a single writer.
 *
 * @param name of a file in the data home, without its ending
 * @param wait milliseconds
 * @param elsewhere the next step on a host that keeps its files read-only
 * @throws StorageError busy when it was not its turn within that time; not-writable
 */
export async function withLock<Result>(name: string, work: () => Promise<Result>, { wait = 10_000, elsewhere }: { wait?: number; elsewhere?: string } = {}): Promise<Result> {
  const file = path.join(/* turbopackIgnore: true */ dataHome(), `${name}.lock`);
  const own: Ticket = { token: randomBytes(6).toString('hex'), ...ownMark(), since: new Date().toISOString() };
  await inDataHome(() => takeInTurn(file, own, Date.now() + wait), elsewhere);
  try {
    return await work();
  } finally {
    await release(file, own);
  }
}

async function takeInTurn(file: string, own: Ticket, deadline: number): Promise<void> {
  await makeFolder(path.dirname(file));
  for (;;) {
    const outcome = await take(file, own);
    if (outcome === 'taken') return removeRemains(file);
    if (Date.now() >= deadline) throw busy(outcome);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN * (0.5 + Math.random())));
  }
}

function busy(outcome: Exclude<Outcome, 'taken'>): StorageError {
  const message = outcome === 'lost' ? 'Other processes are changing the data home.' : `Process ${outcome.pid} is changing the data home, since ${outcome.since}.`;
  return new StorageError('busy', message, 'Wait until that is done and try again.');
}

/** It is ours; or somebody was faster, who may be done by now; or this one has it. */
type Outcome = 'taken' | 'lost' | Ticket;

async function take(file: string, own: Ticket): Promise<Outcome> {
  // Named after its process: a kill may come before it has content.
  const ticket = `${file}.${own.token}.${markName(own)}.tmp`;
  await writeFile(ticket, JSON.stringify(own), { flag: 'wx' });
  try {
    if (await isLinked(ticket, file)) return 'taken';
    const holder = await readTicket(file);
    if (holder === 'absent') return 'lost';
    if (holder !== 'damaged' && isAlive(holder)) return holder;
    return await takeOver(file, ticket, own, tokenOf(holder));
  } finally {
    await rm(ticket, { force: true });
  }
}

async function takeOver(file: string, ticket: string, own: Ticket, dead: string): Promise<Outcome> {
  const right = `${file}.${dead}`;
  const outcome = await take(right, own);
  if (outcome !== 'taken') return outcome;
  try {
    if (tokenOf(await readTicket(file)) !== dead) return 'lost';
    await rename(ticket, file);
    return 'taken';
  } finally {
    await rm(right, { force: true });
  }
}

async function isLinked(ticket: string, file: string): Promise<boolean> {
  try {
    await link(ticket, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Live holders leave no half of a file, but a loss of power can: a damaged one is a dead one. */
async function readTicket(file: string): Promise<Ticket | 'absent' | 'damaged'> {
  try {
    return ticketSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'absent';
    if (code !== undefined) throw error;
    return 'damaged';
  }
}

const tokenOf = (ticket: Ticket | 'absent' | 'damaged') => (typeof ticket === 'string' ? ticket : ticket.token);

async function release(file: string, own: Ticket): Promise<void> {
  // Its work is done all the same: one that cannot be removed is a dead one's as soon as this process ends.
  const holder = await readTicket(file).catch(() => 'damaged' as const);
  if (tokenOf(holder) === own.token) await rm(file, { force: true }).catch(() => {});
}

/** What takers left who died on the way. Only by who holds the lock: whoever meanwhile takes one of these finds the lock to be another and does nothing. */
async function removeRemains(file: string): Promise<void> {
  const folder = path.dirname(file);
  const others = (await readdir(folder)).filter((name) => name.startsWith(`${path.basename(file)}.`));
  await Promise.all(others.map(async (name) => {
    const remains = path.join(/* turbopackIgnore: true */ folder, name);
    const of = markIn(name) ?? (await readTicket(remains).catch(() => 'absent' as const));
    if (typeof of !== 'string' && !isAlive(of)) await rm(remains, { force: true }).catch(() => {});
  }));
}

const markIn = (name: string) => readMarkName(/\.(\d+\.[^.]+)\.tmp$/.exec(name)?.[1] ?? '');
