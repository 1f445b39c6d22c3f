import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { SurvivalCurves } from '@/app/_components/charts/survivalCurves';
import { Button } from '@/app/_components/ui/button';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { formatCount, formatFixed, formatRate, MISSING } from '@/lib/format';
import type { Comparison } from '@/lib/workspace/survivalPage/comparison';
import { limitsText, medianText, NOT_WATCHED } from '@/lib/workspace/survivalPage/words';
import { stepsText } from '@/lib/workspace/tenureStep';
import { curvesTable } from './curvesTable';
import { GroupName } from './groupName';
import { RowsNote } from './rowsNote';

/** One a group, in order; as many as there can be groups. */
const COLORS = ['var(--segment-1)', 'var(--segment-2)', 'var(--segment-3)', 'var(--segment-4)', 'var(--segment-5)', 'var(--retention)'];

/** Survival by whatever the reader chose, with whether the groups differ by more than chance. */
export function GroupsCard({ comparison, options, by, notOffered, source, note }: {
  comparison: Comparison | null;
  options: { name: string; label: string }[];
  by: string | null;
  notOffered: string;
  source: string;
  note: string;
}) {
  return (
    <Card id="by" labelledBy="by-title" className="scroll-mt-4">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <h2 id="by-title" className="text-xl/7 font-semibold">Who stays longer?</h2>
        {by !== null && (
          <form action="/survival#by" className="flex flex-wrap items-end gap-2">
            <label className="flex flex-col gap-1 text-xs text-text-2">
              Divide customers by
              <select key={by} name="by" defaultValue={by} className="min-h-11 max-w-full rounded-control border border-control bg-surface px-2 text-sm text-text sm:min-h-9">
                {options.map((option) => <option key={option.name} value={option.name}>{option.label}</option>)}
              </select>
            </label>
            <Button look="secondary">Show</Button>
          </form>
        )}
      </div>
      {comparison
        ? <Curves comparison={comparison} source={source} note={note} />
        : <p className="text-text-2">{by === null ? 'No column divides the customers of this file into a few groups: a category with at most six values, or a number, would.' : 'All customers are in one group, so there is nothing to compare.'}</p>}
      <p className="mt-3 max-w-4xl text-xs text-text-3">{notOffered}</p>
    </Card>
  );
}

function Curves({ comparison, source, note }: { comparison: Comparison; source: string; note: string }) {
  const { groups, test, step, at, horizon, leftOut } = comparison;
  return (
    <>
      <ChartFrame
        id="groups"
        headingLevel="h3"
        title={comparison.title}
        subtitle={`${comparison.label}: Kaplan–Meier curves with 95% intervals, each as far as 50 customers were watched. ${source}`}
        table={curvesTable(comparison.label, groups, step)}
      >
        <SurvivalCurves id="groups-chart" title={comparison.title} height={300} series={groups.map(({ label, points }, i) => ({ label, points, color: COLORS[i]! }))} step={step} />
      </ChartFrame>
      <p className="mt-4" data-log-rank><strong className="font-semibold">{test.text}</strong>{test.degreesOfFreedom > 0 && <span className="numeric text-text-3"> Log-rank test: χ² = {formatFixed(test.chiSquare, 1)}, {test.degreesOfFreedom} {test.degreesOfFreedom === 1 ? 'degree' : 'degrees'} of freedom.</span>}</p>
      <div className="mt-3">
        <DataTable
          caption={`${comparison.label}: figures by group`}
          rows={groups}
          rowKey={({ label }) => label}
          columns={[
            { header: comparison.label, cell: (group) => <GroupName group={group} color={COLORS[groups.indexOf(group)]!} by={comparison.name} /> },
            { header: 'Customers', numeric: true, cell: ({ customers }) => formatCount(customers) },
            { header: 'Left', numeric: true, cell: ({ left }) => formatCount(left) },
            { header: `After ${stepsText(at, step)}`, numeric: true, cell: ({ share }) => (Number.isNaN(share) ? NOT_WATCHED : formatRate(share)) },
            { header: '95% interval', numeric: true, cell: ({ share, limits }) => (Number.isNaN(share) ? MISSING : limitsText(limits)) },
            { header: 'Half stay at least', numeric: true, cell: ({ median }) => medianText(median, step) },
            { header: `Mean within ${stepsText(horizon, step)}`, numeric: true, cell: ({ mean }) => (mean ? `${formatFixed(mean.value, 1)} ± ${formatFixed(mean.standardError, 1)}` : NOT_WATCHED) },
          ]}
        />
      </div>
      <p className="mt-2 text-xs text-text-3">
        {step.months === 1 ? 'Months' : 'Years'}; in brackets the 95% limits, after ± the standard error. Association, not cause: who chose what differs in more than the choice.
        {leftOut > 0 && ` ${formatCount(leftOut)} customers whose value is not known are left out.`}
      </p>
      <RowsNote>{note}</RowsNote>
    </>
  );
}
