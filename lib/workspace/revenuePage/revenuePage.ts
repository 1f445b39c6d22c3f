import { labelWithin } from '@/lib/dataset/labelWithin';
import { formatMoneyRounded, formatRate } from '@/lib/format';
import { roundToSum } from '@/lib/explanation/roundToSum';
import { MONTHS_AHEAD, notReceived } from '@/lib/survival/revenueLoss';
import type { Range } from '@/lib/survival/revenueLossRange';
import type { Workspace } from '@/lib/workspace/derive';
import { cachedByWorkspace } from '@/lib/workspace/cachedByWorkspace';
import type { PartitionOption } from '@/lib/workspace/segmentsPage/partitions';
import { divide, divisionOptions, type Division } from './divisions';
import { lossesBy, revenueOutlook, totalLoss, type RangedLoss } from './outlook';

/** Months ahead that are told. */
export const HORIZONS = [1, 3, 6, 12] as const;
export type Horizon = (typeof HORIZONS)[number];

/** Money that is lost by a horizon: whole, so that groups add up to the total as printed. */
export interface Lost {
  months: Horizon;
  value: number;
  range: Range;
}

/** A group of customers, or all of them. */
export interface LossGroup {
  label: string;
  query: Record<string, string> | null;
  customers: number;
  /** Paid a month today, whole. */
  revenue: number;
  /** Monthly revenue that will have left, by horizon. */
  lost: Lost[];
  /** Lost within 12 months ÷ paid today; NaN of nobody. */
  share: number;
  /** Revenue not received over the months until each horizon. */
  notReceived: Lost[];
}

export interface RevenuePage {
  by: string;
  options: PartitionOption[];
  /** What all lose and how soon. */
  outlookTitle: string;
  /** Where. */
  title: string;
  /** What the second measure comes to. */
  notReceivedTitle: string;
  total: LossGroup;
  /** In their own order, without those that hold nobody. */
  groups: LossGroup[];
  /** Active customers whose charge is not known. */
  withoutCharge: number;
}

/** What will be lost in total and by group, or what is missing for it. Computed once for each loaded state and division. */
export const revenuePage = cachedByWorkspace('revenuePage', (workspace, by): RevenuePage | { absence: string } => {
  const outlook = revenueOutlook(workspace);
  if ('absence' in outlook) return outlook;
  const total = totalOf(workspace)!;
  const options = divisionOptions(workspace);
  const option = options.find(({ name }) => name === by) ?? options[0]!;
  const division = divide(workspace, option.name);
  const groups = roundedGroups(division, lossesBy(outlook, division.of, division.groups.length), total);
  const money = (value: number) => formatMoneyRounded(value, workspace.dataset.dictionary.currency);
  return { by: option.name, options, outlookTitle: outlookTitle(total, money), title: lossTitle(total, groups, option.label, money), notReceivedTitle: notReceivedTitle(total, money), total, groups, withoutCharge: outlook.withoutCharge };
});

/** All customers; null where their revenue cannot be looked ahead. */
export function totalOf(workspace: Workspace): LossGroup | null {
  const loss = totalLoss(workspace);
  return loss && toGroup({ label: 'All customers', query: { status: 'active' } }, loss, Math.round);
}

/** Each column is rounded to add up to the total's. */
function roundedGroups(division: Division, losses: RangedLoss[], total: LossGroup): LossGroup[] {
  const column = (value: (loss: RangedLoss) => number, sum: number) => roundToSum(losses.map(value), sum);
  const revenue = column((loss) => loss.revenue, total.revenue);
  const lost = HORIZONS.map((months, i) => column((loss) => loss.lost[months]!, total.lost[i]!.value));
  const missed = HORIZONS.map((months, i) => column((loss) => notReceived(loss.lost)[months]!, total.notReceived[i]!.value));
  return division.groups.flatMap((group, at) => {
    const loss = losses[at]!;
    if (loss.customers === 0) return [];
    const exact = toGroup(group, loss, (value) => value);
    return {
      ...exact,
      revenue: revenue[at]!,
      lost: exact.lost.map((one, i) => ({ ...one, value: lost[i]![at]! })),
      notReceived: exact.notReceived.map((one, i) => ({ ...one, value: missed[i]![at]! })),
    };
  });
}

function toGroup({ label, query }: Division['groups'][number], { customers, revenue, lost, ranges }: RangedLoss, whole: (value: number) => number): LossGroup {
  const at = (values: Float64Array, range: Range[]) => HORIZONS.map((months): Lost => ({ months, value: whole(values[months]!), range: range[months]! }));
  return {
    label, query, customers,
    revenue: whole(revenue),
    share: lost[MONTHS_AHEAD]! / revenue,
    lost: at(lost, ranges.lost),
    notReceived: at(notReceived(lost), ranges.notReceived),
  };
}

const inAYear = ({ lost }: LossGroup) => lost.at(-1)!.value;

function outlookTitle(total: LossGroup, money: (value: number) => string): string {
  const soon = total.lost.find(({ months }) => months === 3)!;
  return `${money(soon.value)} of the ${money(total.revenue)} paid a month is expected to have left in 3 months, ${money(inAYear(total))} in ${MONTHS_AHEAD} (${formatRate(total.share)})`;
}

function lossTitle(total: LossGroup, groups: readonly LossGroup[], label: string, money: (value: number) => string): string {
  const most = groups.reduce((a, b) => (inAYear(b) > inAYear(a) ? b : a));
  if (groups.length < 2 || inAYear(total) === 0) return `${money(inAYear(total))} a month is expected to have left in ${MONTHS_AHEAD} months`;
  return `By ${labelWithin(label)}, "${most.label}" takes the most: ${money(inAYear(most))} of the ${money(inAYear(total))} a month that will have left in ${MONTHS_AHEAD} months`;
}

function notReceivedTitle(total: LossGroup, money: (value: number) => string): string {
  return `Until then ${money(total.notReceived.at(-1)!.value)} will not be received, of ${money(MONTHS_AHEAD * total.revenue)} if everybody stayed`;
}

/** A step of the way from today's monthly revenue to the one expected, in whole money. */
export interface BridgeStep {
  label: string;
  /** Less from here on: the ends of the bar. */
  from: number;
  to: number;
}

/** Groups that a bridge shows one by one; the others fall together. */
const BRIDGE_STEPS = 7;

/** From today's monthly revenue to that in 12 months, the greatest loss first; a few groups at the most, and the rest together. */
export function bridge(groups: readonly LossGroup[], total: LossGroup): BridgeStep[] {
  const losses = groups.map((group) => ({ label: group.label, loss: inAYear(group) })).toSorted((a, b) => b.loss - a.loss);
  const many = losses.length > BRIDGE_STEPS;
  const rest = many ? losses.slice(BRIDGE_STEPS - 1) : [];
  const steps = [
    ...losses.slice(0, many ? BRIDGE_STEPS - 1 : undefined),
    ...(many ? [{ label: `The other ${rest.length}`, loss: rest.reduce((sum, { loss }) => sum + loss, 0) }] : []),
  ];
  let at = total.revenue;
  return steps.map(({ label, loss }) => ({ label, from: at, to: (at -= loss) }));
}
