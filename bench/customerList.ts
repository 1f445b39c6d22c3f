import { readCustomersQuery, paramsOf } from '@/app/(dashboard)/customers/customersQuery';
import type { ChurnModel } from '@/lib/churn/model';
import type { Column, Dataset } from '@/lib/dataset/dataset';
import type { Assumptions } from '@/lib/dataset/schema';
import { quantileSorted } from '@/lib/stats/quantile';
import { customerBase } from '@/lib/workspace/customerBase';
import { customerRows } from '@/lib/workspace/customerList/customerList';
import { CUSTOMERS_PER_PAGE, customersView } from '@/lib/workspace/customerList/customersView';
import { customerOrder } from '@/lib/workspace/customerList/orders';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';
import { once, summarise, type Row } from './report';
import { timed } from './timing';

const CUSTOMERS = 1_000_000;
const LIMIT_MS = 150;
const ROUNDS = 6;

/** Orders that a header offers, and the default one. */
const SORTS = ['', 'id', '-risk', 'segment', 'tenure', 'contract', '-monthly_charges', '-clv', '-at-risk', 'usage_gb'];
/** What a retention manager asks for, from everyone to almost nobody. */
const FILTERS = [
  '', 'status=active', 'risk=high,medium', 'segment=new&status=active', 'quadrant=save-now', 'contract=Two+year,One+year&tenure=3..24',
  'id=hf-9', 'id=hf-123456', 'usage_gb=none', 'risk=high&contract=Month-to-month&monthly_charges=80..&payment_method=Electronic+check',
];
/** Of its pages, counted from the front; a page beyond the end is the last. */
const PAGES = [1, 2, 40, 1e8];

/**
 * The customer list over a million: the bundled customers again and again, each copy with an id of its own and a charge and an
 * amount of data of its own, so that orders have as many different values as a real file's.
 *
 * A page is all that the page's own code does but rendering: the address read, the customers filtered, put in order and summed, and
 * fifty of them described with their reasons. Pages in a mix of orders and filters are measured as one comes to them, most of them
 * not asked before: every address in turn, round after round, while only the last few results are kept.
 */
export async function measureCustomerList(small: Dataset, assumptions: Assumptions, model: ChurnModel): Promise<Row[]> {
  const group = 'a million customers';
  const before = await memory();
  const workspace = million(small, assumptions, model);
  const loaded = await memory();
  const rows: Row[] = [];
  const row = (measure: string, unit: string, values: readonly number[], atMost?: number): void =>
    void rows.push({ group, measure, unit, value: values.length > 1 ? summarise(values) : once(values[0]!), ...(atMost !== undefined && { limit: { of: 'value', atMost, byMedianAlone: true } }) });
  row('derived values of every customer, once', 'ms', [(await timed(() => customerBase(workspace))).milliseconds]);
  row('first page of all, once (it also prepares the reasons)', 'ms', [(await timed(() => page(workspace, ''))).milliseconds]);
  const firsts = SORTS.slice(1).map((sort) => {
    const { sort: asked } = read(workspace, `sort=${sort}`);
    const start = performance.now();
    customerOrder(workspace, asked);
    return performance.now() - start;
  });
  SORTS.slice(1).forEach((sort, i) => row(`first sort by ${sort}`, 'ms', [firsts[i]!], 1000));
  const { times, processor } = mix(workspace);
  const name = `a page, mix of ${times.length} addresses`;
  row(`${name}: p50`, 'ms', [quantileSorted(times, 0.5)]);
  row(`${name}: p95`, 'ms', [quantileSorted(times, 0.95)], LIMIT_MS);
  row(`${name}: slowest`, 'ms', [times.at(-1)!]);
  row(`${name}: processor time, p50`, 'ms', [quantileSorted(processor, 0.5)]);
  row(`${name}: processor time, p95`, 'ms', [quantileSorted(processor, 0.95)]);
  row('the next page of a list', 'ms', paging(workspace));
  row('memory of the dataset and its workspace', 'MB', [loaded - before]);
  row('memory of the list: orders, results, values', 'MB', [(await memory()) - loaded]);
  return rows;
}

const read = (workspace: Workspace, address: string) => readCustomersQuery(paramsOf(new URLSearchParams(address)), workspace);
const page = (workspace: Workspace, address: string) => customersView(workspace, read(workspace, address));

/**
 * Milliseconds of each page in ascending order, by the clock and of the processor, in which other programs hardly show: every filter
 * in every order, on one of the pages, in an order without a pattern.
 */
function mix(workspace: Workspace): { times: Float64Array; processor: Float64Array } {
  const addresses = FILTERS.flatMap((filter, i) => SORTS.map((sort, j) => `${filter}&sort=${sort}&page=${PAGES[(i + j) % PAGES.length]}`));
  const times: number[] = [];
  const processor: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k < addresses.length; k++) {
      // 37 shares no factor with the hundred addresses: every one comes once a round, far from its likes.
      const address = addresses[(k * 37 + round) % addresses.length]!;
      const [start, before] = [performance.now(), process.cpuUsage()];
      page(workspace, address);
      times.push(performance.now() - start);
      const { user, system } = process.cpuUsage(before);
      processor.push((user + system) / 1000);
    }
  }
  return { times: Float64Array.from(times).sort(), processor: Float64Array.from(processor).sort() };
}

function paging(workspace: Workspace): number[] {
  const address = 'contract=Two+year&status=active&sort=-clv';
  if (customerRows(workspace, read(workspace, address)).length < 30 * CUSTOMERS_PER_PAGE) throw new Error('There are too few pages to turn.');
  return Array.from({ length: 20 }, (_, i) => {
    const start = performance.now();
    page(workspace, `${address}&page=${i + 2}`);
    return performance.now() - start;
  });
}

/** Resident memory in MB, after the garbage is gone where the program may ask for that. */
async function memory(): Promise<number> {
  (globalThis as { gc?: () => void }).gc?.();
  await new Promise(setImmediate);
  return process.memoryUsage().rss / 1e6;
}

/** Out-of-bag probabilities are repeated, the others computed. */
function million(small: Dataset, assumptions: Assumptions, model: ChurnModel): Workspace {
  const columns = new Map([...small.columns].map(([name, column]) => [name, tiled(column)]));
  const ids = [...columns.values()].find(({ spec }) => spec.role === 'id');
  if (ids?.kind !== 'text') throw new TypeError('A dataset always has an id column of type text');
  const dataset: Dataset = { ...small, rowCount: CUSTOMERS, columns, rowById: new Map(ids.values.map((id, row) => [id, row])) };
  const repeat = (values: Float64Array) => Float64Array.from({ length: CUSTOMERS }, (_, row) => values[row % small.rowCount]!);
  const { forest, logisticRegression } = model.heldOut;
  return deriveWorkspace({ dataset, assumptions, model: { ...model, heldOut: { forest: repeat(forest), logisticRegression: repeat(logisticRegression) } } });
}

function tiled(column: Column): Column {
  const at = <T>(values: ArrayLike<T>) => (_: unknown, row: number) => values[row % values.length]!;
  const length = CUSTOMERS;
  switch (column.kind) {
    // Neighbours in the file are not neighbours by id: 7,919 and a million share no factor.
    case 'text': return { ...column, values: Array.from({ length }, (_, row) => `HF-${1_000_000 + ((row * 7919) % CUSTOMERS)}`) };
    case 'date': return { ...column, values: Int32Array.from({ length }, at(column.values)) };
    case 'category': return { ...column, codes: Int16Array.from({ length }, at(column.codes)) };
    case 'number': {
      const { values, spec } = column;
      const whole = spec.type === 'integer';
      return { ...column, values: Float64Array.from({ length }, (_, row) => {
        const value = values[row % values.length]!;
        return whole ? value : Math.min(spec.max, Math.round(value * (100 + (row % 13)) + (row % 7)) / 100);
      }) };
    }
  }
}
