import { numberByRole } from '@/lib/dataset/dataset';
import { lacksColumn } from '@/lib/dataset/roleWords';
import { formatCount, formatMoney, formatMoneyRounded, formatRate } from '@/lib/format';
import { QUADRANTS, type QuadrantId } from '@/lib/segments/quadrants';
import { numbers, rowsWhere } from '@/lib/stats/rows';
import { customerBase, NONE } from '@/lib/workspace/customerBase';
import { cachedByWorkspace } from '@/lib/workspace/cachedByWorkspace';

export interface Quadrant {
  id: QuadrantId;
  label: string;
  /** Who they are: "pay much and are predicted to leave" */
  text: string;
  highValue: boolean;
  leaving: boolean;
  customers: number;
  /** Of the customers on the matrix, 0–1. */
  share: number;
  /** Σ monthly charge, and Σ probability × monthly charge. */
  charge: number;
  atRisk: number;
}

export interface ValueRiskMatrix {
  title: string;
  /** Probability and monthly charge from which a customer counts as leaving and as high value. */
  cuts: { threshold: number; highValueFrom: number };
  /** Rising ends of the bins; both cuts are among them, so that no bin lies in two quadrants. */
  probabilityEdges: number[];
  chargeEdges: number[];
  /** Bins with anybody in them. */
  bins: { probability: number; charge: number; customers: number }[];
  quadrants: Quadrant[];
  total: Pick<Quadrant, 'customers' | 'charge' | 'atRisk'>;
  /** Active customers without a charge, and old enough, who are on no place of it. */
  withoutCharge: number;
  /** Active customers newer than anybody who left: nobody can tell who of them stays. */
  tooNew: number;
}

// Few enough that a square for a tenth of the fullest bin can be seen on a phone.
const PROBABILITY_BINS = 16;
const CHARGE_BINS = 12;

/** The active customers by what they pay and how likely they are to leave, or what is missing for it. Computed once for each loaded state. */
export const valueRiskMatrix = cachedByWorkspace('valueRiskMatrix', (workspace): ValueRiskMatrix | { absence: string } => {
  const { dataset, activeRows, activeProbability, modelProblem, assumptions: { threshold }, highValueFrom } = workspace;
  const charge = numberByRole(dataset, 'monthlyCharge');
  if (!charge) return { absence: lacksColumn(['monthlyCharge'], 'bring it') };
  if (!activeProbability) return { absence: `Without a model nobody has a probability to leave. ${modelProblem?.message ?? ''} ${modelProblem?.remedy ?? ''}`.trim() };
  const { quadrant, tooNew, atRisk } = customerBase(workspace);
  const placed = rowsWhere(activeRows.length, (i) => quadrant![activeRows[i]!] !== NONE);
  if (placed.length === 0) return { absence: tooNew > 0 ? `${tooNewText(tooNew)}, and of nobody else it is known what they pay.` : 'What they pay is not known of any active customer.' };
  const charges = numbers(placed.length, (n) => charge[activeRows[placed[n]!]!]!);
  const probabilityEdges = edgesThrough(threshold, 0, 1, PROBABILITY_BINS);
  const chargeEdges = edgesThrough(highValueFrom, charges.reduce((a, b) => Math.min(a, b)), charges.reduce((a, b) => Math.max(a, b)), CHARGE_BINS);
  const counts = new Map<number, number>();
  const quadrants = QUADRANTS.map((one): Quadrant => ({ ...one, customers: 0, share: 0, charge: 0, atRisk: 0 }));
  placed.forEach((i, n) => {
    const [p, amount] = [activeProbability[i]!, charges[n]!];
    const bin = binOf(chargeEdges, amount) * PROBABILITY_BINS * 2 + binOf(probabilityEdges, p);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
    const into = quadrants[quadrant![activeRows[i]!]!]!;
    into.customers++;
    into.charge += amount;
    into.atRisk += p * amount;
  });
  for (const one of quadrants) one.share = one.customers / placed.length;
  const sum = (of: (one: Quadrant) => number) => quadrants.reduce((total, one) => total + of(one), 0);
  const total = { customers: placed.length, charge: sum((one) => one.charge), atRisk: sum((one) => one.atRisk) };
  return {
    // Of everybody’s, as all pages have it: newcomers are not placed, yet pay.
    title: matrixTitle(quadrants, activeRows.reduce((all, row) => all + (atRisk![row]! || 0), 0), dataset.dictionary.currency),
    cuts: { threshold, highValueFrom }, probabilityEdges, chargeEdges, quadrants, total,
    bins: Array.from(counts, ([bin, customers]) => ({ probability: bin % (PROBABILITY_BINS * 2), charge: Math.floor(bin / (PROBABILITY_BINS * 2)), customers })),
    withoutCharge: activeRows.length - placed.length - tooNew, tooNew,
  };
});

/** "153 customers are too new to place" */
export function tooNewText(tooNew: number): string {
  return `${formatCount(tooNew)} ${tooNew === 1 ? 'customer is' : 'customers are'} too new to place`;
}

/**
 * Rising ends of about `count` bins of about equal width from `low` to `high`, one of them exactly `cut`, with a bin above the cut in
 * any case: who lies on it belongs there.
 *
 * @param cut low … high
 * @example edgesThrough(0.5, 0, 1, 4) // [0, 0.25, 0.5, 0.75, 1]
 */
export function edgesThrough(cut: number, low: number, high: number, count: number): number[] {
  const width = (high - low || Math.abs(high) || 1) / count;
  const below = cut > low ? Math.max(1, Math.round((cut - low) / width)) : 0;
  const above = Math.max(1, Math.round((high - cut) / width));
  const top = high > cut ? high : cut + width;
  return [
    ...Array.from({ length: below }, (_, i) => low + ((cut - low) * i) / below),
    ...Array.from({ length: above }, (_, i) => cut + ((top - cut) * i) / above),
    top,
  ];
}

/** The last bin that starts at the value or before it; the topmost has its upper end in it. */
function binOf(edges: readonly number[], value: number): number {
  let bin = edges.length - 2;
  while (bin > 0 && edges[bin]! > value) bin--;
  return bin;
}

function matrixTitle(quadrants: readonly Quadrant[], atRisk: number, currency: string): string {
  const { customers, atRisk: own } = quadrants.find(({ id }) => id === 'save-now')!;
  if (customers === 0) return 'Nobody who pays much is predicted to leave';
  const who = customers === 1 ? '1 customer pays much and is predicted to leave' : `${formatCount(customers)} customers pay much and are predicted to leave`;
  return `${who}: ${formatMoneyRounded(own, currency)} of the ${formatMoneyRounded(atRisk, currency)} of monthly revenue at risk`;
}

/** Each quadrant in a row, and all of them together, as they are read. */
export function quadrantRows({ quadrants, total }: ValueRiskMatrix, currency: string): string[][] {
  const row = ({ label, customers, share, charge, atRisk }: Pick<Quadrant, 'label' | 'customers' | 'share' | 'charge' | 'atRisk'>) =>
    [label, formatCount(customers), formatRate(share), formatMoney(charge, currency), formatMoney(atRisk, currency)];
  return [...quadrants.map(row), row({ label: 'All', share: 1, ...total })];
}
