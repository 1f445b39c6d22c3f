import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { formatCount, formatNumber, formatRate } from '@/lib/format';
import { differenceText } from '@/lib/workspace/modelComparison';
import type { WhereOff } from '@/lib/workspace/modelWhereOff';

/** For which customers the model's percentages are too high or too low. */
export function WhereOffCard({ whereOff: { off, asked, byChance }, note }: { whereOff: WhereOff; note: string | null }) {
  return (
    <Card labelledBy="where-off-title">
      <h2 id="where-off-title" className="text-base/6 font-semibold">Where it is off</h2>
      <p className="numeric mt-1 text-text-2">
        {formatCount(off.length)} of {formatCount(asked)} groups lie outside their 95% interval; about {formatNumber(byChance, 0)} would by chance.
      </p>
      <p className="mt-1 mb-3 text-xs text-text-3">
        Customers grouped by one detail at a time, groups of 30 and more: the mean probability, out of bag, against the share that left with its 95% Wilson interval. Listed are the groups whose mean lies outside, farthest off first; + is predicted too high. Each customer is in one
        group of every detail, so groups share customers and their errors go together.
      </p>
      {off.length > 0 && (
        <DataTable
          caption="Groups whose mean probability lies outside the interval of what happened"
          rows={off}
          rowKey={(group) => `${group.feature}|${group.group}`}
          columns={[
            { header: 'Group', cell: (group) => `${group.feature}: ${group.group}` },
            { header: 'Customers', numeric: true, cell: (group) => formatCount(group.count) },
            { header: 'Predicted, mean', numeric: true, cell: (group) => formatRate(group.predicted) },
            { header: 'Left', numeric: true, cell: (group) => <>{formatRate(group.observed)}<span className="block text-xs text-text-3">{formatRate(group.lower)} to {formatRate(group.upper)}</span></> },
            { header: 'Off by', numeric: true, cell: (group) => differenceText(group.predicted - group.observed) },
          ]}
        />
      )}
      {note && <p className="mt-3 text-text-2">{note}</p>}
    </Card>
  );
}
