import { churned, customerIds, type Dataset } from '@/lib/dataset/dataset';
import { closedLoop, openLoop, type LoadResult, type Target } from './load';
import { once, ratioOf, summarise, type Row } from './report';
import { HOST, type RunningServer } from './server';

/**
 * The peer: an unknown address. Next answers it with the not-found page, rendered for each request by the same stack: routing,
 * headers, the root layout (which reads a cookie, so nothing is prerendered), streaming and compression. It has a sentence and a
 * link and no data, which is what "an empty page" means here, and no page has to be shipped only to be measured.
 */
export const EMPTY: Target = { name: 'empty page', path: '/no-page-at-this-address', status: 404 };

const ROUNDS = 5;
const REQUESTS_PER_ROUND = 60;
const WARM_UP = 40;
const PARALLEL = 8;
const STEADY = { requests: 300, perSecond: 30 };

/** What people and programs ask for most, about a customer who is still there. */
export function targets(dataset: Dataset): Target[] {
  const id = customerIds(dataset)[churned(dataset).indexOf(0)]!;
  return [
    { name: '/', path: '/', status: 200 },
    { name: '/predict?id', path: `/predict?id=${encodeURIComponent(id)}`, status: 200 },
    { name: 'POST /api/v1/predict', path: '/api/v1/predict', status: 200, body: { customerId: id } },
  ];
}

/**
 * Latency and throughput of one target against the empty page, in turns (CHECKS: at least 60% of an empty page's throughput, p99
 * at most 500 ms at 30 requests a second). Client and server share this machine, for target and peer alike.
 */
export async function measureTarget(server: RunningServer, target: Target): Promise<Row[]> {
  const { port } = server;
  await assertRendered(port);
  for (const page of [EMPTY, target]) await closedLoop(port, page, WARM_UP, PARALLEL);
  const rows: Row[] = [];
  const cpu = { ours: [] as number[], empty: [] as number[] };
  const run = async (page: Target, connections: number, perRequest: number[]) => {
    const before = server.cpuMilliseconds();
    const result = await closedLoop(port, page, REQUESTS_PER_ROUND, connections);
    const after = server.cpuMilliseconds();
    if (before !== null && after !== null) perRequest.push((after - before) / REQUESTS_PER_ROUND);
    return result;
  };
  for (const connections of [1, PARALLEL]) {
    const [ours, empty]: [LoadResult[], LoadResult[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      empty.push(await run(EMPTY, connections, cpu.empty));
      ours.push(await run(target, connections, cpu.ours));
    }
    rows.push(...compare(target, connections === 1 ? '1 connection' : `${connections} connections`, ours, empty));
  }
  if (cpu.ours.length > 0) rows.push(cpuRow(target, cpu.ours, cpu.empty));
  const { p99 } = await openLoop(port, target, STEADY.requests, STEADY.perSecond);
  rows.push({ group: 'server', measure: `${target.name}, ${STEADY.perSecond} requests/s: p99`, unit: 'ms', value: once(p99), limit: { of: 'value', atMost: 500 } });
  return rows;
}

/** The server's own work: other programs on the machine hardly show in it, so it tells a slow page from a busy machine. */
function cpuRow(target: Target, ours: number[], empty: number[]): Row {
  return {
    group: 'server',
    measure: `${target.name}: processor time of the server`,
    unit: 'ms/request',
    value: summarise(ours),
    peer: { name: EMPTY.name, value: summarise(empty), unit: 'ms/request', ratio: ratioOf(ours, empty), ratioAs: 'times' },
  };
}

function compare(target: Target, load: string, ours: LoadResult[], empty: LoadResult[]): Row[] {
  const row = (key: keyof LoadResult, unit: string, ratioAs: 'times' | 'share'): Row => {
    const [values, peer] = [ours.map((result) => result[key]), empty.map((result) => result[key])];
    return {
      group: 'server',
      measure: `${target.name}, ${load}: ${key === 'requestsPerSecond' ? 'throughput' : key}`,
      unit,
      value: summarise(values),
      peer: { name: EMPTY.name, value: summarise(peer), unit, ratio: ratioOf(values, peer), ratioAs },
    };
  };
  return [row('p50', 'ms', 'times'), row('p95', 'ms', 'times'), { ...row('requestsPerSecond', 'requests/s', 'share'), limit: { of: 'ratio', atLeast: 0.6 } }];
}

/** A peer from a cache would be no peer. */
async function assertRendered(port: number): Promise<void> {
  const { headers } = await fetch(`http://${HOST}:${port}${EMPTY.path}`);
  if (headers.has('x-nextjs-prerender') || headers.has('x-nextjs-cache')) throw new Error('The not-found page is prerendered now and can no longer be the peer: choose another empty page in bench/pages.ts.');
}
