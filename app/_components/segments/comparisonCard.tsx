import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { SurvivalCurves } from '@/app/_components/charts/survivalCurves';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { curvesTable } from '@/app/_components/survival/curvesTable';
import { GroupName } from '@/app/_components/survival/groupName';
import type { SegmentsQuery } from '@/app/(dashboard)/segments/segmentsQuery';
import { formatCount, formatRate } from '@/lib/format';
import type { SegmentComparison } from '@/lib/workspace/segmentsPage/comparison';
import type { ComparedGroup } from '@/lib/workspace/survivalPage/comparison';
import { limitsText, medianText, NOT_WATCHED } from '@/lib/workspace/survivalPage/words';
import { stepsText } from '@/lib/workspace/tenureStep';
import { AbsentCard } from './absentCard';
import { OptionLinks } from './optionLinks';

/** As many as can be told apart in either theme and any colour vision. */
const COLORS = ['var(--segment-1)', 'var(--segment-2)', 'var(--segment-3)', 'var(--segment-4)', 'var(--segment-5)', 'var(--churn)', 'var(--retention)'];

/** How long the customers of each group stay, and whether the groups differ. */
export function ComparisonCard({ view, query, source }: { view: SegmentComparison | { absence: string }; query: SegmentsQuery; source: string }) {
  if ('absence' in view) return <AbsentCard id="staying" title="How long they stay">{view.absence}</AbsentCard>;
  const drawn = largest(view.groups);
  return (
    <Card id="staying" className="scroll-mt-4">
      <OptionLinks name="compare" label="Compare by" options={view.options} current={view.name} query={query} hash="staying" />
      <ChartFrame
        id="comparison"
        title={view.title}
        subtitle={`Share of customers still there after each ${view.step.one} (Kaplan–Meier), with 95% bands${drawn.length < view.groups.length ? `; the ${drawn.length} largest of ${view.groups.length} groups` : ''}. ${source}`}
        table={curvesTable('Group', view.groups, view.step)}
      >
        <SurvivalCurves id="comparison-curves" title={view.title} height={300} series={drawn.map((group, i) => ({ label: group.label, color: COLORS[i]!, points: group.points }))} step={view.step} />
        <p className="mt-3 max-w-3xl text-text-2">{view.sentence}</p>
        <div className="mt-3"><GroupsTable view={view} drawn={drawn} /></div>
        <div className="mt-3 flex max-w-4xl flex-col gap-1 text-xs text-text-2">
          {view.leftOut > 0 && <p>{formatCount(view.leftOut)} customers are left out: it is not known which group they are in.</p>}
          {view.cut && <p>{view.cut}</p>}
          {view.withoutRules && <p>{view.withoutRules}</p>}
        </div>
      </ChartFrame>
    </Card>
  );
}

function GroupsTable({ view: { title, name, groups, step, at }, drawn }: { view: SegmentComparison; drawn: readonly ComparedGroup[] }) {
  return (
    <DataTable
      caption={`${title}: the groups`}
      columns={[
        { header: 'Group', cell: (group) => <GroupName group={group} color={COLORS[drawn.indexOf(group)]} by={name} /> },
        { header: 'Customers', numeric: true, cell: ({ customers }) => formatCount(customers) },
        { header: 'Left', numeric: true, cell: ({ left }) => formatCount(left) },
        { header: `Still there after ${stepsText(at, step)}`, numeric: true, cell: ({ share, limits }) => (Number.isNaN(share) ? NOT_WATCHED : `${formatRate(share)} (${limitsText(limits)})`) },
        { header: 'Half are gone after', numeric: true, cell: ({ median }) => medianText(median, step) },
      ]}
      rows={groups}
      rowKey={({ label }) => label}
    />
  );
}

/** In their own order. */
function largest(groups: readonly ComparedGroup[]): ComparedGroup[] {
  const kept = new Set(groups.toSorted((a, b) => b.customers - a.customers).slice(0, COLORS.length));
  return groups.filter((group) => kept.has(group));
}
