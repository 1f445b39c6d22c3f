import { BarChart } from '@/app/_components/charts/barChart';
import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { Card } from '@/app/_components/ui/card';
import { formatCount, formatRate } from '@/lib/format';
import type { OverviewQuery } from '@/app/(dashboard)/overviewQuery';
import type { GroupChurn } from '@/lib/workspace/groups';
import { OverviewLink } from './overviewLink';

/** Churn by the categories of one column; which column is part of the address. */
export function GroupsCard({ groups, query, periodLabel, source }: { groups: GroupChurn; query: OverviewQuery; periodLabel: string | null; source: string }) {
  const what = periodLabel ? `Lost in ${periodLabel} ÷ active at its start` : 'Left ÷ all customers in the file';
  return (
    <Card>
      <nav aria-label="Group customers by" className="mb-3 flex flex-wrap gap-2">
        {groups.options.map((option) => (
          <OverviewLink
            key={option.name}
            query={query}
            change={{ by: option.name }}
            current={option.name === groups.by}
            className="inline-flex min-h-8 items-center rounded-full border border-control px-3 text-xs text-text-2 hover:bg-raised aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-accent"
          >
            {option.label}
          </OverviewLink>
        ))}
      </nav>
      <ChartFrame
        id="groups"
        title={groups.title}
        subtitle={`${what}, with 95% intervals. ${source}`}
        table={{
          columns: [{ header: 'Group' }, ...['Lost', periodLabel ? 'Active at start' : 'Customers', 'Churn', '95% interval'].map((header) => ({ header, numeric: true }))],
          rows: groups.groups.map((group) => [group.label, formatCount(group.lost), formatCount(group.count), formatRate(group.rate), `${formatRate(group.lower)} to ${formatRate(group.upper)}`]),
        }}
      >
        <BarChart
          id="groups-chart"
          title={groups.title}
          color="var(--churn)"
          format="percent"
          data={groups.groups.map((group) => ({
            label: group.label,
            value: group.rate,
            text: formatRate(group.rate),
            interval: [group.lower, group.upper],
            details: [['Lost', formatCount(group.lost)], [periodLabel ? 'Active at start' : 'Customers', formatCount(group.count)], ['95% interval', `${formatRate(group.lower)} to ${formatRate(group.upper)}`]],
          }))}
        />
      </ChartFrame>
    </Card>
  );
}
