import { categoryLabel, columnsByRole, dateByRole, NO_DATE, type CategoryColumn } from '@/lib/dataset/dataset';
import { completedMonthsSince } from '@/lib/dataset/dates';
import { activeAtStartOf } from '@/lib/kpi/membership';
import type { Period } from '@/lib/kpi/period';
import { assignSegments } from '@/lib/segments/ruleSegments';
import { defaultRules, type SegmentCondition, type SegmentRule } from '@/lib/segments/schema';
import { numbers, rowsWhere } from '@/lib/stats/rows';
import type { Workspace } from '@/lib/workspace/derive';
import { CLUSTERS, RULES } from './partitions';

/** The groups of a heat map, whoever is in them at the time. */
interface Grouping {
  labels: string[];
  /** Group of every row at the start of a month. */
  groupsAt: (period: Period) => ArrayLike<number>;
  notes: string[];
}

/** @param by a name of `partitionOptions` */
export function grouping(workspace: Workspace, by: string): Grouping {
  if (by === RULES) return byRules(workspace);
  if (by === CLUSTERS) {
    const { clusters, assignment } = workspace.clusters!;
    return { labels: clusters.map(({ name }) => name), groupsAt: () => assignment, notes: [HISTORY] };
  }
  const column = columnsByRole(workspace.dataset, 'segmentation').find(({ spec }) => spec.name === by) as CategoryColumn;
  const { categories } = column.spec;
  // What is not known is a group of its own, so that the rows sum to all customers.
  const of = Uint16Array.from(column.codes, (code) => (code < 0 ? categories.length : code));
  return { labels: [...categories.map((category) => categoryLabel(column.spec, category)), 'Not known'], groupsAt: () => of, notes: [HISTORY] };
}

const HISTORY = 'The file keeps no history of details: everybody counts in the group that they are in today, or were in on their last day.';

function byRules(workspace: Workspace): Grouping {
  const { dataset, parts, members, assumptions: { threshold } } = workspace;
  const rules = parts.rules?.rules ?? defaultRules(parts.assumptions.segments);
  const told = rules.filter((rule) => !withoutHistory(rule, workspace));
  const signup = dateByRole(dataset, 'signupDate')!;
  const stayed = completedMonthsSince(signup, NO_DATE);
  const segmentsAt = ({ start }: Period) => {
    const active = rowsWhere(signup.length, (row) => activeAtStartOf(members!, row, start));
    const months = stayed(start - 1);
    const tenure = numbers(signup.length, months);
    return assignSegments(told, { dataset, active, probability: null, threshold, tenure });
  };
  const inUse = rules.filter(({ id }) => workspace.segments.segments.some((segment) => segment.id === id));
  return {
    labels: inUse.filter((rule) => told.includes(rule)).map(({ label }) => label),
    groupsAt: (period) => segmentsAt(period).of,
    notes: [
      ...inUse.flatMap((rule) => {
        const reason = withoutHistory(rule, workspace);
        return reason ? [`"${rule.label}" has no row, because ${reason}: its customers are in the segment that they would be in without it.`] : [];
      }),
      'How long they have stayed is that of the month’s start; what they pay and other details are those of today or of the last day, because the file keeps no history of them.',
    ],
  };
}

/** Why nobody can tell who was in a segment on an earlier day; null where the file tells. */
function withoutHistory({ when }: SegmentRule, { dataset }: Workspace): string | null {
  const addsUp = (condition: SegmentCondition) => {
    if (!('of' in condition)) return false;
    const { of } = condition;
    return (typeof of === 'string' ? of : dataset.columns.get(of.column)?.spec.role) === 'totalCharge';
  };
  if (when.some((condition) => 'predicted' in condition)) return "it is a prediction of today's model, which learned from these very departures";
  return when.some(addsUp) ? 'the file does not say what customers had paid by an earlier day' : null;
}
