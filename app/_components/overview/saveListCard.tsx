import Link from 'next/link';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { Card } from '@/app/_components/ui/card';
import { csvHref } from '@/app/_components/charts/csv';
import { DataTable, type TableColumn } from '@/app/_components/ui/dataTable';
import { formatMoney, formatMonths } from '@/lib/format';
import { customerAddress } from '@/app/(dashboard)/customers/customersQuery';
import type { OverviewQuery } from '@/app/(dashboard)/overviewQuery';
import type { Overview } from '@/lib/workspace/overview';
import type { SaveListEntry } from '@/lib/workspace/saveList';
import { OverviewLink } from './overviewLink';

const LINK = 'inline-flex min-h-6 items-center text-accent underline underline-offset-2';

/** Whom to look at first: active customers by probability × monthly charge. */
export function SaveListCard({ saveList, currency, source, query }: { saveList: NonNullable<Overview['saveList']>; currency: string; source: string; query: OverviewQuery }) {
  const more = query.listed === 8;
  const hasTenure = saveList.entries.some((entry) => entry.tenure !== null);
  const columns: TableColumn<SaveListEntry>[] = [
    {
      header: 'Customer',
      cell: (entry) => (
        <Link href={customerAddress(entry.customerId)} prefetch={false} className="inline-flex min-h-6 items-center whitespace-nowrap text-accent underline underline-offset-2">{entry.customerId}</Link>
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
      <p className="mt-0.5 mb-2 text-xs text-text-3">Active customers by probability × monthly charge. The probability is that of belonging to those who left within the file's window, not a forecast for next month. {source}</p>
      <DataTable caption="Save list" columns={columns} rows={saveList.entries} rowKey={(entry) => entry.customerId} />
      <p className="mt-3 flex flex-wrap gap-x-6 text-xs">
        <OverviewLink query={query} change={{ listed: more ? 50 : 8 }} className={LINK}>{more ? 'Show 50' : 'Show 8'}</OverviewLink>
        <a download="save-list.csv" href={csvHref(csvRows(saveList.entries))} className={LINK}>Download these as CSV</a>
      </p>
    </Card>
  );
}

/** Plain numbers, for a spreadsheet or a dialler. */
function csvRows(entries: readonly SaveListEntry[]): string[][] {
  const header = ['customer', 'probability', 'risk_band', 'tenure_months', 'monthly_charge', 'at_risk_a_month', 'do_first'];
  return [header, ...entries.map((entry) => [entry.customerId, entry.probability.toFixed(4), entry.riskBand, String(entry.tenure ?? ''), String(entry.monthlyCharge), entry.atRisk.toFixed(2), entry.action])];
}
