import { Agent } from 'node:http';
import { customerIds } from '@/lib/dataset/dataset';
import { quantileSorted } from '@/lib/stats/quantile';
import type { Workspace } from '@/lib/workspace/derive';
import { lookUp, predictFromForm } from '@/lib/workspace/predictForm';
import { whatWouldKeep } from '@/lib/workspace/whatWouldKeep/whatWouldKeep';
import { ask } from './load';
import { once, type Row } from './report';
import type { RunningServer } from './server';
import { timed } from './timing';

const LIMIT_MS = 100;
const WARM_UP = 20;
const REQUESTS = 300;
const CUSTOMERS = 200;

interface Question { customerId: string; values: Record<string, string> }

/** What a slider sends: customers who are still there, each with one number moved to that of another. */
function questions(workspace: Workspace, count: number): Question[] {
  const { dataset, activeRows, model } = workspace;
  const ids = customerIds(dataset);
  const numbers = model!.card.encoder.filter(({ kind }) => kind === 'number').map(({ name }) => name);
  const recordOf = (i: number) => ({ customerId: ids[activeRows[(i * 37) % activeRows.length]!]!, number: numbers[i % numbers.length]! });
  return Array.from({ length: count }, (_, i) => {
    const { customerId, number } = recordOf(i);
    const { values } = lookUp(workspace, customerId);
    return { customerId, values: { ...values, [number]: lookUp(workspace, recordOf(i + 1).customerId).values[number]! || values[number]! } };
  });
}

/** The live answer in the process and over HTTP, and the search for what would keep the customers at risk. */
export async function measureWhatIf(workspace: Workspace, server: RunningServer): Promise<Row[]> {
  const group = 'what-if';
  const asked = questions(workspace, WARM_UP + REQUESTS);
  const inProcess = await each(asked, ({ customerId, values }) => JSON.stringify(predictFromForm(workspace, customerId, values)));
  const agent = new Agent({ keepAlive: true });
  const overHttp = await each(asked, (body) => ask(agent, server.port, { name: group, path: '/api/what-if', status: 200, body }));
  agent.destroy();
  const { assumptions, activeRows, probability, dataset } = workspace;
  const ids = customerIds(dataset);
  const atRisk = [...activeRows].filter((row) => probability![row]! >= assumptions.threshold).slice(0, WARM_UP + CUSTOMERS);
  const searched = await each(atRisk, (row) => whatWouldKeep(workspace, ids[row]!));
  return [
    ...rowsOf(group, 'one live answer, in the process', inProcess),
    ...rowsOf(group, 'one live answer, from request to answer', overHttp),
    ...rowsOf(group, 'what would keep one customer at risk', searched),
  ];
}

/** Milliseconds of each but the first few, in ascending order. */
async function each<T>(inputs: readonly T[], work: (input: T) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const input of inputs) times.push((await timed(() => work(input))).milliseconds);
  return times.slice(WARM_UP).sort((a, b) => a - b);
}

function rowsOf(group: string, measure: string, sorted: readonly number[]): Row[] {
  return [
    { group, measure: `${measure}: p50 of ${sorted.length}`, unit: 'ms', value: once(quantileSorted(sorted, 0.5)) },
    { group, measure: `${measure}: p95`, unit: 'ms', value: once(quantileSorted(sorted, 0.95)), limit: { of: 'value', atMost: LIMIT_MS } },
  ];
}
