import Link from 'next/link';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { Card } from '@/app/_components/ui/card';
import { DataTable, type TableColumn } from '@/app/_components/ui/dataTable';
import { formatMoney, formatMonths } from '@/lib/format';
import type { Overview } from '@/lib/workspace/overview';
import type { SaveListEntry } from '@/lib/workspace/saveList';

/** Whom to look at first: active customers by probability × monthly charge. */
export function SaveListCard({ saveList, currency, source }: { saveList: NonNullable<Overview['saveList']>; currency: string; source: string }) {
  const hasTenure = saveList.entries.some((entry) => entry.tenure !== null);
  const columns: TableColumn<SaveListEntry>[] = [
    {
      header: 'Customer',
      cell: (entry) => (
        <Link href={{ pathname: '/predict', query: { id: entry.customerId } }} className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">{entry.customerId}</Link>
      ),
    },
    { header: 'Risk', cell: (entry) => <RiskBadge band={entry.riskBand} probability={entry.probability} /> },
    ...(hasTenure ? [{ header: 'Tenure', numeric: true, wideOnly: true, cell: (entry: SaveListEntry) => (entry.tenure === null ? '—' : formatMonths(entry.tenure)) }] : []),
    { header: 'Charge a month', numeric: true, wideOnly: true, cell: (entry) => formatMoney(entry.monthlyCharge, currency) },
    { header: 'At risk a month', numeric: true, cell: (entry) => <span className="font-medium">{formatMoney(entry.atRisk, currency)}</span> },
    { header: 'Do first', wideOnly: true, cell: (entry) => entry.action },
  ];
  return (
    <Card labelledBy="save-list-title">
      <h2 id="save-list-title" className="text-base/6 font-semibold text-balance">{saveList.title}</h2>
      <p className="mt-0.5 mb-2 text-xs text-text-3">Active customers by probability to leave × monthly charge. {source}</p>
      <DataTable caption="Save list" columns={columns} rows={saveList.entries} rowKey={(entry) => entry.customerId} />
    </Card>
  );
}
