import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Only this machine is ever asked. */
export const HOST = '127.0.0.1';
/** A first start may install, train and build. */
const READY_WITHIN = 10 * 60_000;
const STOPPED_WITHIN = 15_000;

export interface RunningServer {
  port: number;
  /** From the start of the program until its health check answered. */
  startMilliseconds: number;
  /** The most memory that the process had so far, or null where the system does not tell. */
  peakMegabytes: () => number | null;
  /** Processor time of the process so far, or null where the system does not tell (it does on Linux). */
  cpuMilliseconds: () => number | null;
  stop: () => Promise<void>;
}

const running = new Set<ChildProcess>();
// A bench that is broken off leaves no server behind.
process.on('exit', () => running.forEach((child) => child.kill('SIGTERM')));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** Whatever dataset the user has chosen: figures are comparable only for the one that everybody has. */
const BUNDLED = { DATASET_DIR: path.resolve('data'), MODEL_DIR: path.resolve('model') };

/**
 * Starts a program that serves the bundled dataset on a free port and waits until it is ready.
 *
 * @param command program and arguments
 * @param showOutput on stderr as it comes, for a start that may build; else it is only told when the start fails
 * @param data what it serves instead, as variables of its environment
 * @throws Error with the program's output when it ends, or is not ready in time
 */
export async function startServer([program, ...args]: readonly [string, ...string[]], showOutput = false, data: Readonly<Record<string, string>> = BUNDLED): Promise<RunningServer> {
  const port = await freePort();
  const start = performance.now();
  const child = spawn(program, args, {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), HOSTNAME: HOST, ...data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (showOutput) process.stderr.write(text);
    });
  }
  child.on('error', (error) => (output += error.message));
  child.once('exit', () => running.delete(child));
  const stop = () => stopServer(child, port);
  while (!(await isReady(port))) {
    const late = performance.now() - start > READY_WITHIN;
    if (late) await stop();
    if (late || !running.has(child)) throw new Error(`${output.trim()}\n\n"${[path.basename(program), ...args].join(' ')}" did not start; its output is above.`);
    await wait(20);
  }
  return { port, startMilliseconds: performance.now() - start, peakMegabytes: () => peakMegabytes(child.pid!), cpuMilliseconds: () => cpuMilliseconds(child.pid!), stop };
}

/** User and system time are the 14th and 15th field, in hundredths of a second; the 2nd, the name, may hold spaces. */
function cpuMilliseconds(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

/** Of a process and its threads, in MB: the high-water mark of its resident memory, or null where the system does not tell (it does on Linux). */
export function peakMegabytes(pid: number): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1000;
  } catch {
    return null;
  }
}

async function isReady(port: number): Promise<boolean> {
  const response = await fetch(`http://${HOST}:${port}/api/health`).catch(() => null);
  await response?.arrayBuffer().catch(() => null);
  return response?.ok ?? false;
}

/** SIGTERM to the process that was started, by its own pid, and patience: behind npm, the server ends a moment after npm does. */
async function stopServer(child: ChildProcess, port: number): Promise<void> {
  if (running.has(child)) {
    child.kill('SIGTERM');
    await Promise.race([once(child, 'exit'), wait(STOPPED_WITHIN, undefined, { ref: false })]);
  }
  if (running.has(child)) child.kill('SIGKILL');
  const deadline = performance.now() + STOPPED_WITHIN;
  while (await isReady(port)) {
    if (performance.now() > deadline) throw new Error(`The server on port ${port} goes on after SIGTERM to process ${child.pid}.`);
    await wait(50);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await once(probe.listen(0, HOST), 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
