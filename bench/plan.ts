import highsLoader from 'highs';
import { allocateOffers } from '@/lib/retention/allocateOffers';
import { allocationCurve } from '@/lib/retention/allocationCurve';
import { randomProblem, toLinearProgram, type MoneyKind } from '@/lib/retention/allocationProblem.fixture';
import { once, ratioOf, summarise, type Row } from './report';
import { inTurns } from './timing';

const CUSTOMERS = 100_000;
const OFFERS = 12;
const CHANNELS = 4;
const LIMIT_MS = 1000;
/** Of the problem that the linear solver takes in a reasonable time. */
const FEW = 2000;
const TURNS = 5;

const KINDS: Record<MoneyKind, string> = { measured: 'all costs different', alike: 'an offer costs the same for all', whole: 'small whole money, ties all over' };

/**
 * The plan's optimiser, against a sort of as many numbers as there are pairs, which any optimiser must at least look at, and against
 * the linear relaxation solved by HiGHS on a problem that it can take.
 */
export async function measurePlan(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of Object.keys(KINDS) as MoneyKind[]) {
    const problem = randomProblem({ customers: CUSTOMERS, offers: OFFERS, channels: CHANNELS, seed: 5, kind });
    rows.push(...(await measureLarge(`100,000 customers × 12 offers, ${KINDS[kind]}`, problem)));
  }
  return [...rows, ...(await measureAgainstSolver())];
}

async function measureLarge(group: string, problem: ReturnType<typeof randomProblem>): Promise<Row[]> {
  const open = { ...problem, capacity: problem.capacity.map(() => Infinity) };
  const numbers = problem.cost;
  const times = await inTurns(TURNS, { scarce: () => allocateOffers(problem), open: () => allocateOffers(open), sort: () => numbers.slice().sort() });
  const before = process.cpuUsage();
  const { value, bound } = allocateOffers(problem);
  const { user, system } = process.cpuUsage(before);
  const { curve } = await inTurns(1, { curve: () => allocationCurve(problem) });
  const against = (own: number[]): Pick<Row, 'value' | 'peer'> => ({
    value: summarise(own),
    peer: { name: `sorting ${numbers.length.toLocaleString('en-GB')} doubles`, value: summarise(times.sort), unit: 'ms', ratio: ratioOf(own, times.sort), ratioAs: 'times' },
  });
  return [
    { group, measure: 'plan under a budget and 4 capacities', unit: 'ms', ...against(times.scarce), limit: { of: 'value', atMost: LIMIT_MS } },
    // Other programs hardly show in it.
    { group, measure: 'the same, processor time', unit: 'ms', value: once((user + system) / 1000) },
    { group, measure: 'plan under a budget alone', unit: 'ms', ...against(times.open), limit: { of: 'value', atMost: LIMIT_MS } },
    { group, measure: 'value of the plan, of its bound', unit: '', value: once(value / bound), limit: { of: 'value', atLeast: 0.999 } },
    { group, measure: 'marginal curve, 12 budgets', unit: 'ms', value: summarise(curve) },
  ];
}

async function measureAgainstSolver(): Promise<Row[]> {
  const group = '2,000 customers × 12 offers';
  const highs = await highsLoader();
  const problem = randomProblem({ customers: FEW, offers: OFFERS, channels: CHANNELS, seed: 5 });
  const text = toLinearProgram(problem, false);
  const solve = () => highs.solve(text, { output_flag: false });
  const times = await inTurns(TURNS, { plan: () => allocateOffers(problem), solver: solve });
  const [plan, linear] = [allocateOffers(problem), solve().ObjectiveValue];
  return [
    {
      group, measure: 'whole plan, against the linear relaxation', unit: 'ms', value: summarise(times.plan),
      peer: { name: 'HiGHS, parsing included', value: summarise(times.solver), unit: 'ms', ratio: ratioOf(times.plan, times.solver), ratioAs: 'times' }, limit: { of: 'ratio', atMost: 1 },
    },
    { group, measure: 'value of the plan, of the linear optimum', unit: '', value: once(plan.value / linear), limit: { of: 'value', atLeast: 0.99 } },
  ];
}
