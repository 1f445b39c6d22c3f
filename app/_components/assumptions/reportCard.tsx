import type { ReactNode } from 'react';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import type { ResultChange, SaveReport } from './assumptionsState';

const COLUMNS = (first: string) => [
  { header: first, cell: ({ label }: ResultChange) => label },
  { header: 'Before', numeric: true, cell: ({ before }: ResultChange) => before },
  { header: 'After', numeric: true, cell: ({ after }: ResultChange) => <strong className="font-semibold">{after}</strong> },
];
const SHOWN = 6;

/** What was saved, and the key results before and after it; `children` takes it back. */
export function ReportCard({ report: { changes, results, note }, children }: { report: SaveReport; children: ReactNode }) {
  const moved = results.filter(({ before, after }) => before !== after);
  const same = results.filter(({ before, after }) => before === after);
  return (
    <Card className="flex flex-col gap-3" labelledBy="report-title">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id="report-title" className="text-base/6 font-semibold">Saved: it counts everywhere now</h2>
          <ul className="mt-1">
            {changes.slice(0, SHOWN).map(({ label, before, after }) => <li key={label}>{label}: {before.length + after.length < 80 ? <>{before} → <strong className="font-semibold">{after}</strong></> : 'changed'}</li>)}
            {changes.length > SHOWN && <li>and {changes.length - SHOWN} more, in the history</li>}
          </ul>
        </div>
        {children}
      </div>
      {moved.length > 0 ? <DataTable caption="Results before and after" columns={COLUMNS('Result')} rows={moved} rowKey={({ label }) => label} /> : <p>None of the key results moves by it.</p>}
      {same.length > 0 && moved.length > 0 && <p className="numeric text-xs text-text-3">Unchanged: {same.map(({ label, after }) => `${label} ${after}`).join('; ')}.</p>}
      {note && <p className="text-xs text-text-3">{note}</p>}
    </Card>
  );
}
