import { createRandom } from '@/lib/stats/random';
import type { AllocationProblem, OfferPlan } from './allocationProblem';

/** Money as measured, costs of an offer alike for all, and small whole numbers with ties all over. */
export type MoneyKind = 'measured' | 'alike' | 'whole';

/** A problem with a third of the pairs not eligible, some at a loss, and about as much budget and capacity as `tightness` says. */
export function randomProblem({ customers: n, offers: m, channels: c, seed, tightness = 1, kind = 'measured' }: { customers: number; offers: number; channels: number; seed: number; tightness?: number; kind?: MoneyKind }): AllocationProblem {
  const random = createRandom(seed);
  const value = new Float64Array(n * m);
  const cost = new Float64Array(n * m);
  const base = Array.from({ length: m }, () => 2 + 60 * random());
  for (let i = 0; i < n; i++) {
    const worth = Math.exp(5 + 2.4 * (random() + random() + random() - 1.5)) * random() ** 2;
    for (let j = 0; j < m; j++) {
      const cell = i * m + j;
      cost[cell] = kind === 'measured' ? base[j]! * (0.5 + random()) : kind === 'alike' ? Math.round(base[j]!) : Math.floor(random() * 11);
      const net = kind === 'whole' ? Math.ceil(random() * 20) - 4 : worth * (0.1 + 0.4 * random()) - cost[cell]!;
      value[cell] = random() < 0.35 ? NaN : net;
    }
  }
  const capacity = Float64Array.from({ length: c }, () => Math.floor(n * (0.03 + 0.2 * random()) * tightness));
  return { customers: n, offers: m, value, cost, channel: Uint8Array.from({ length: m }, (_, j) => j % c), capacity, budget: n * 4 * tightness * (0.2 + random()) };
}

/** What is wrong with a plan; null for nothing. */
export function faultOf(plan: OfferPlan, problem: AllocationProblem): string | null {
  const { offers: m, value, cost, channel, capacity, budget, minValue = 0 } = problem;
  const perChannel = new Int32Array(capacity.length);
  const sums = { value: 0, cost: 0 };
  for (const [i, j] of plan.offerOf.entries()) {
    if (j < 0) continue;
    const cell = i * m + j;
    if (!(value[cell]! > Math.max(minValue, 0))) return `customer ${i} has an offer that brings ${value[cell]}`;
    perChannel[channel[j]!]!++;
    sums.value += value[cell]!;
    sums.cost += cost[cell]!;
  }
  if (sums.cost > budget * (1 + 2e-9)) return `costs ${sums.cost} of ${budget}`;
  if (perChannel.some((count, k) => count > capacity[k]! || count !== plan.perChannel[k])) return `channels hold ${perChannel.join()} of ${capacity.join()}, said ${plan.perChannel.join()}`;
  return sums.value === plan.value && sums.cost === plan.cost ? null : `sums are ${sums.value} and ${sums.cost}, said ${plan.value} and ${plan.cost}`;
}

/** The best value of all plans, every one of which is looked at. */
export function bestOfAll({ customers, offers: m, value, cost, channel, capacity, budget }: AllocationProblem): number {
  const places = capacity.slice();
  const from = (i: number, left: number): number => {
    if (i === customers) return 0;
    let best = from(i + 1, left);
    for (let j = 0; j < m; j++) {
      const cell = i * m + j;
      const k = channel[j]!;
      if (!(value[cell]! > 0) || cost[cell]! > left || places[k]! < 1) continue;
      places[k]! -= 1;
      best = Math.max(best, value[cell]! + from(i + 1, left - cost[cell]!));
      places[k]! += 1;
    }
    return best;
  };
  return from(0, budget * (1 + 1e-9));
}

/** The problem in CPLEX's LP format, for a solver. */
export function toLinearProgram({ customers, offers: m, value, cost, channel, capacity, budget }: AllocationProblem, integer: boolean): string {
  const cells = Array.from(value.keys()).filter((cell) => value[cell]! > 0);
  const terms = (chosen: number[], factor: (cell: number) => number) => chosen.map((cell) => `+ ${factor(cell)} x${cell}`).join('\n');
  const row = (chosen: number[], factor: (cell: number) => number, limit: number) => (chosen.length > 0 && Number.isFinite(limit) ? [`${terms(chosen, factor)} <= ${limit}`] : []);
  const byCustomer = Array.from({ length: customers }, (): number[] => []);
  const byChannel = Array.from(capacity, (): number[] => []);
  for (const cell of cells) {
    byCustomer[Math.floor(cell / m)]!.push(cell);
    byChannel[channel[cell % m]!]!.push(cell);
  }
  const rows = [...byCustomer.flatMap((chosen) => row(chosen, () => 1, 1)), ...byChannel.flatMap((chosen, k) => row(chosen, () => 1, capacity[k]!)), ...row(cells, (cell) => cost[cell]!, budget)];
  return `Maximize\n${terms(cells, (cell) => value[cell]!)}\nSubject To\n${rows.join('\n')}\n${integer ? `Binaries\n${cells.map((cell) => `x${cell}`).join('\n')}\n` : ''}End\n`;
}
