'use client';
import { TriangleAlert } from 'lucide-react';
import { DataTable } from '@/app/_components/ui/dataTable';
import { MIN_GROUP_SIZE, type Share } from '@/lib/churn/groupRates';
import { formatCount, formatCut, formatRate } from '@/lib/format';
import { fairnessFindings, groupsAtCut, type FairnessColumn, type FairnessFinding } from '@/lib/workspace/fairness';
import { useDrawnCut } from './cutContext';

/** One protected column: its groups' rates at the cut, and what stands out. */
export function FairnessTable({ column }: { column: FairnessColumn }) {
  const { cut, i } = useDrawnCut();
  const groups = groupsAtCut(column, i);
  const findings = fairnessFindings(groups);
  return (
    <section className="min-w-0" aria-labelledby={`fairness-${column.name}`}>
      <h3 id={`fairness-${column.name}`} className="mb-1 font-medium">{column.label}, at {formatCut(cut)}</h3>
      <DataTable
        caption={`Rates by ${column.label} at ${formatCut(cut)}`}
        rows={groups}
        rowKey={(group) => group.label}
        columns={[
          { header: 'Group', cell: (group) => group.label },
          { header: 'Customers', numeric: true, cell: (group) => formatCount(group.n) },
          { header: 'Left', numeric: true, cell: (group) => rate(group.baseRate) },
          { header: 'Predicted, mean', numeric: true, cell: (group) => formatRate(group.predicted) },
          { header: 'Flagged', numeric: true, cell: (group) => rate(group.selection) },
          { header: 'Flagged of those who left', numeric: true, cell: (group) => rate(group.truePositive) },
          { header: 'Flagged of those who stayed', numeric: true, cell: (group) => rate(group.falsePositive) },
        ]}
      />
      <ul className="numeric mt-2 flex flex-col gap-2">
        {findings.map((finding) => <li key={finding.text}><Finding {...finding} /></li>)}
        {groups.some((group) => !group.judged) && (
          <li className="text-text-2">Not judged, because fewer than {MIN_GROUP_SIZE} customers tell too little: {groups.filter((group) => !group.judged).map((group) => `${group.label} (${formatCount(group.n)})`).join(', ')}.</li>
        )}
        {findings.length === 0 && <li className="text-text-2">There are no two groups to compare at this threshold.</li>}
        {column.notShown > 0 && <li className="text-text-2">{formatCount(column.notShown)} smaller groups are not shown.</li>}
      </ul>
    </section>
  );
}

function rate(of: Share) {
  return (
    <>
      {formatRate(of.value)}
      {of.of > 0 && <span className="block text-xs text-text-3">{formatRate(of.lower)} to {formatRate(of.upper)}</span>}
    </>
  );
}

function Finding({ text, warns, caution }: FairnessFinding) {
  if (!warns) return <span className="text-text-2">{text}</span>;
  return (
    <span className="flex gap-2">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-medium-text" />
      <span><span className="font-medium">{text}</span> {caution}</span>
    </span>
  );
}
