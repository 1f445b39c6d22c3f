import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { quantileSorted } from '@/lib/stats/quantile';
import { HOST } from './server';

/** A request that is repeated. Any other status than the expected one ends the bench: an error page is fast. */
export interface Target {
  name: string;
  path: string;
  status: number;
  /** Sent as JSON by POST. */
  body?: unknown;
}

export interface LoadResult {
  requestsPerSecond: number;
  p50: number;
  p95: number;
  p99: number;
}

/** Asks once, body and all, compressed as browsers ask for it; unpacking is not timed, because visitors' machines do it. @returns milliseconds */
export async function ask(agent: Agent, port: number, { path, status, body }: Target): Promise<number> {
  const start = performance.now();
  const text = body === undefined ? undefined : JSON.stringify(body);
  const sent = request({
    host: HOST,
    port,
    path,
    agent,
    method: text === undefined ? 'GET' : 'POST',
    headers: { 'Accept-Encoding': 'gzip', ...(text !== undefined && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }) },
  });
  sent.end(text);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  if (response.statusCode !== status) throw new Error(`${path} answered ${response.statusCode}, expected ${status}.`);
  return performance.now() - start;
}

/** So many requests over so many kept connections, each asking again as soon as it is answered. */
export async function closedLoop(port: number, target: Target, requests: number, connections: number): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let started = 0;
  const start = performance.now();
  const connection = async () => {
    while (started < requests) {
      started++;
      latencies.push(await ask(agent, port, target));
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return summary(latencies, seconds);
}

/**
 * So many requests a second, whether or not earlier ones were answered, as independent visitors come. Latency counts from when a
 * request was due, so that a server that falls behind is charged for its queue.
 */
export async function openLoop(port: number, target: Target, requests: number, perSecond: number): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true });
  const start = performance.now();
  const latencies = await Promise.all(
    Array.from({ length: requests }, async (_, i) => {
      const due = start + (i * 1000) / perSecond;
      await wait(due - performance.now());
      await ask(agent, port, target);
      return performance.now() - due;
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return summary(latencies, seconds);
}

function summary(latencies: number[], seconds: number): LoadResult {
  latencies.sort((a, b) => a - b);
  const quantile = (q: number) => quantileSorted(latencies, q);
  return { requestsPerSecond: latencies.length / seconds, p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) };
}
