import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs/promises';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withLock } from './lock';
import { ownMark } from './liveProcess';

vi.mock('node:fs/promises', { spy: true });

let home: string;
let file: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'lock-'));
  file = path.join(home, 'versions.lock');
  vi.stubEnv('HOLDFAST_HOME', home);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.mocked(fs.rename).mockReset();
  await rm(home, { recursive: true });
});

const SINCE = '2026-01-01T00:00:00.000Z';
// No process has this number: Linux and macOS end far below.
const DEAD = { token: 'dead', pid: 99_999_999, startedAt: null, since: SINCE };
const hold = (holder: object) => writeFile(file, JSON.stringify(holder));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs this many at once and says how many were ever inside together. */
async function mostInside(takers: number): Promise<number> {
  let [inside, most] = [0, 0];
  await Promise.all(Array.from({ length: takers }, () => withLock('versions', async () => {
    most = Math.max(most, ++inside);
    await pause(1);
    inside--;
  }, { wait: 60_000 })));
  return most;
}

describe('withLock', () => {
  it('gives back what the work gives, and leaves nothing behind, also where the work fails', async () => {
    expect(await withLock('versions', async () => 7)).toBe(7);
    await expect(withLock('versions', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await readdir(home)).toEqual([]);
  });

  it('lets one in at a time, and keeps another name apart', async () => {
    expect(await mostInside(20)).toBe(1);
    expect(await withLock('versions', () => withLock('imports', async () => 'both'))).toBe('both');
  });

  it('is never taken from a live process, however long it holds', async () => {
    await hold({ ...DEAD, ...ownMark() });
    const before = await readFile(file, 'utf8');
    await expect(withLock('versions', async () => {}, { wait: 100 })).rejects.toMatchObject({ code: 'busy', message: `Process ${process.pid} is changing the data home, since ${SINCE}.`, remedy: 'Wait until that is done and try again.' });
    expect(await readFile(file, 'utf8')).toBe(before);
    expect(await readdir(home)).toEqual(['versions.lock']);
  });

  it.each([
    ['of a process that ended', JSON.stringify(DEAD)],
    // Where the system does not say when a process started, its number is all there is to go by.
    ...(ownMark().startedAt === null ? [] : [['of an earlier process with a number that lives', JSON.stringify({ ...DEAD, pid: process.pid, startedAt: '1' })]]),
    ['that a loss of power left empty', ''],
  ])('is taken over by one where there is the lock %s', async (_which, text = '') => {
    await writeFile(file, text);
    expect(await mostInside(20)).toBe(1);
    expect(await readdir(home)).toEqual([]);
  });

  it('is taken over where a taker died on the way, and what it left is removed', async () => {
    await hold(DEAD);
    await writeFile(`${file}.dead`, JSON.stringify({ ...DEAD, token: 'dead2' }));
    await writeFile(`${file}.dead.dead2`, JSON.stringify({ ...DEAD, token: 'dead3' }));
    await writeFile(`${file}.0f.99999999.-.tmp`, '{"tok');
    await writeFile(`${file}.0f.${process.pid}.-.tmp`, '');
    expect(await mostInside(5)).toBe(1);
    // Of a live one, which may be about to write to it.
    expect(await readdir(home)).toEqual([`versions.lock.0f.${process.pid}.-.tmp`]);
  });

  it('is not taken from a faster taker by one that found the same dead holder', async () => {
    await hold(DEAD);
    const { rename } = await vi.importActual<typeof fs>('node:fs/promises');
    let [slowerIn, fasterInside] = [false, true];
    // The faster one has the right to take over; the slower one comes before it does, and must wait.
    vi.mocked(fs.rename).mockImplementationOnce(async (from, to) => {
      const slower = withLock('versions', async () => {
        slowerIn = true;
        expect(fasterInside).toBe(false);
      }, { wait: 60_000 });
      waiting.push(slower);
      await pause(100);
      await rename(from, to);
    });
    const waiting: Promise<void>[] = [];
    await withLock('versions', async () => {
      await pause(100);
      expect(slowerIn).toBe(false);
      fasterInside = false;
    });
    await Promise.all(waiting);
    expect(slowerIn).toBe(true);
  });

  it('says so where the disk is full', async () => {
    vi.mocked(fs.writeFile).mockRejectedValueOnce(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
    await expect(withLock('versions', async () => {})).rejects.toMatchObject({ code: 'not-writable', message: 'The disk is full, so nothing can be saved.' });
  });

  it('counts right when three processes count at once, over the lock of a dead one', async () => {
    await hold(DEAD);
    await writeFile(path.join(home, 'count'), '0');
    const counters = Array.from({ length: 3 }, () => spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'lib/storage/server/lock.fixture.ts', 'versions', '25'], { stdio: 'inherit' }));
    const codes = await Promise.all(counters.map(async (child) => (await once(child, 'exit'))[0] as number));
    expect(codes).toEqual([0, 0, 0]);
    expect(await readFile(path.join(home, 'count'), 'utf8')).toBe('75');
  });
});
