import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { isAlive, ownMark } from './liveProcess';

describe('isAlive', () => {
  it('is true of this process', () => {
    expect(ownMark().pid).toBe(process.pid);
    expect(isAlive(ownMark())).toBe(true);
  });

  it('is true of a process until it ends', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const mark = { pid: child.pid!, startedAt: null };
    expect(isAlive(mark)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(mark)).toBe(false);
  });

  it('is false of an earlier process that had the same number, where the system says when one started', () => {
    const { pid, startedAt } = ownMark();
    expect(isAlive({ pid, startedAt: '1' })).toBe(startedAt === null);
  });

  it('counts the same number as the same process where the mark does not say when it started', () => {
    expect(isAlive({ pid: process.pid, startedAt: null })).toBe(true);
  });
});
