import { columnsByRole, numberByRole } from '@/lib/dataset/dataset';
import { labelWithin } from '@/lib/dataset/labelWithin';
import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import type { NumberSpec } from '@/lib/dataset/schema';
import { formatCount, formatNumber, formatRate, formatWithUnit } from '@/lib/format';
import { shareFrom, topText } from '@/lib/segments/ruleSegments';
import type { Workspace } from '@/lib/workspace/derive';
import { compareGroups, type Comparison } from '@/lib/workspace/survivalPage/comparison';
import { groupings, UNGROUPED, type Grouping } from '@/lib/workspace/survivalPage/groupings';
import { NEEDS_TENURE } from '@/lib/workspace/survivalPage/survivalPage';
import { listText } from '@/lib/workspace/survivalPage/words';
import { cachedByWorkspace } from '@/lib/workspace/cachedByWorkspace';
import { clusterCards } from './cards';
import { CLUSTERS, RULES, VALUE, type PartitionOption } from './partitions';

export interface SegmentComparison extends Comparison {
  options: PartitionOption[];
  /** What the log-rank test says, with the p-value and what it is made of. */
  sentence: string;
  /** By whom the groups were cut and how many of all they are, where that is not the same; null elsewhere. */
  cut: string | null;
  /** Why rule segments are not offered; null where they are. */
  withoutRules: string | null;
}

/** What survival can be compared by: groups that are made from nothing that grows with time. */
export const comparisonOptions = (workspace: Workspace): PartitionOption[] => offered(workspace).map(({ name, label }) => ({ name, label }));

const offered = cachedByWorkspace('offered', (workspace): Grouping[] => {
  const { dataset, clusters, highValueFrom } = workspace;
  const columns = columnsByRole(dataset, 'segmentation').map(({ spec }) => spec.name);
  const learned = clusters ? [byClusters(clusters)] : [];
  // What comes first is what is shown unasked.
  const strong = clusterCards(workspace)?.weakness === null;
  return [
    ...(strong ? learned : []),
    ...(Number.isNaN(highValueFrom) ? [] : [byValue(workspace)]),
    ...groupings(workspace).filter(({ name }) => name === RULES || (columns.includes(name) && ![CLUSTERS, VALUE].includes(name))),
    ...(strong ? [] : learned),
  ];
});

function byClusters({ clusters, assignment }: NonNullable<Workspace['clusters']>): Grouping {
  return { name: CLUSTERS, label: 'Learned group', divide: () => ({ groups: clusters.map(({ id, name }) => ({ label: name, value: String(id) })), of: Int16Array.from(assignment) }) };
}

function byValue({ dataset, highValueFrom }: Workspace): Grouping {
  const divide = () => {
    const spec = columnsByRole(dataset, 'monthlyCharge')[0]!.spec as NumberSpec;
    const from = formatWithUnit(highValueFrom, spec.unit, dataset.dictionary.currency);
    return {
      groups: [{ label: `Pay ${from} or more`, value: null }, { label: 'Pay less', value: null }],
      of: Int16Array.from(numberByRole(dataset, 'monthlyCharge')!.map((amount) => (Number.isNaN(amount) ? UNGROUPED : amount >= highValueFrom ? 0 : 1))),
    };
  };
  return { name: VALUE, label: 'Value', divide };
}

/** How long the customers of each group stay, and whether the groups differ, or what is missing for it. Computed once for each loaded state and grouping. */
export const comparison = cachedByWorkspace('comparison', (workspace, by): SegmentComparison | { absence: string } => {
  if (!workspace.survival) return { absence: NEEDS_TENURE };
  const known = offered(workspace);
  const grouping = known.find(({ name }) => name === by) ?? known[0];
  if (!grouping) return { absence: `There is nothing to compare by: a column with ${COLUMN_FOR.segmentation} would bring it.` };
  const found = compareGroups(workspace, grouping);
  if (!found) return { absence: `There is nothing to compare by ${labelWithin(grouping.label)}: all customers are in one group.` };
  return { ...found, options: comparisonOptions(workspace), sentence: testSentence(found.test), cut: grouping.name === VALUE ? valueCut(workspace, found.groups) : null, withoutRules: withoutRules(workspace) };
});

/** A top third of the active is another share of everybody, because who left may have paid more, or less. */
function valueCut({ dataset, assumptions, activeRows, highValueFrom }: Workspace, groups: Comparison['groups']): string {
  const [high, ...rest] = groups;
  const charge = numberByRole(dataset, 'monthlyCharge')!;
  const share = high!.customers / rest.reduce((sum, { customers }) => sum + customers, high!.customers);
  return `The cut is the top ${topText(assumptions.segments.highValueShare, shareFrom(charge, activeRows, highValueFrom))} of the active customers by ${labelWithin(columnsByRole(dataset, 'monthlyCharge')[0]!.spec.label)}. Of everybody in the file, who left included, ${formatRate(share)} pay or paid as much.`;
}

/** One that depends on time makes all do: the others are what it leaves over. */
function withoutRules({ segments: { segments } }: Workspace): string | null {
  const labels = segments.filter(({ dependsOnTime }) => dependsOnTime).map(({ label }) => `"${label}"`);
  if (labels.length === 0) return null;
  return `The rule segments are not compared here: ${listText(labels)} ${labels.length === 1 ? 'is' : 'are'} made from how long customers have been there, directly or through the model, and the others from who is left over. A curve of customers chosen for having stayed two years only shows that they did.`;
}

/**
 * A log-rank test in words.
 *
 * @example testSentence(comparison.test) // "They differ by far more than chance: p < 0.001. If all groups stayed alike, curves this far apart would come up less than once in 1,000 files (log-rank test, χ² = 381.05 on 2 degrees of freedom)."
 */
function testSentence({ text, pValue, chiSquare, degreesOfFreedom }: Comparison['test']): string {
  if (Number.isNaN(pValue)) return text;
  const often = pValue < 0.001 ? 'less than once in 1,000 files' : pValue < 0.01 ? `in ${formatCount(pValue * 1000)} of 1,000 files` : `in ${formatCount(pValue * 100)} of 100 files`;
  return `${text} If all groups stayed alike, curves this far apart would come up ${often} (log-rank test, χ² = ${formatNumber(chiSquare)} on ${degreesOfFreedom} ${degreesOfFreedom === 1 ? 'degree' : 'degrees'} of freedom).`;
}
