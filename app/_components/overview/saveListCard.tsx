import Link from 'next/link';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { Card } from '@/app/_components/ui/card';
import { csvHref } from '@/app/_components/charts/csv';
import { DataTable, type TableColumn } from '@/app/_components/ui/dataTable';
import { formatCount, formatMoney, formatMonths } from '@/lib/format';
import { customerAddress } from '@/app/(dashboard)/customers/customersQuery';
import type { OverviewQuery } from '@/app/(dashboard)/overviewQuery';
import { ALL_CUSTOMERS, type CustomersQuery } from '@/lib/workspace/customerList/customerList';
import type { Overview } from '@/lib/workspace/overview';
import type { SaveListEntry } from '@/lib/workspace/saveList';
import { OverviewLink } from './overviewLink';

const LINK = 'inline-flex min-h-6 items-center text-accent underline underline-offset-2';
/** What the save list is the head of: there, too, the most at risk come first. */
const FROM: CustomersQuery = { ...ALL_CUSTOMERS, status: 'active' };

/** Whom to look at first: active customers by probability × monthly charge. */
export function SaveListCard({ saveList, currency, source, query }: { saveList: NonNullable<Overview['saveList']>; currency: string; source: string; query: OverviewQuery }) {
  const more = query.listed === 8;
  const hasTenure = saveList.entries.some((entry) => entry.tenure !== null);
  const columns: TableColumn<SaveListEntry>[] = [
    {
      header: 'Customer',
      cell: (entry) => (
        <Link href={customerAddress(entry.customerId, FROM)} prefetch={false} className={`${LINK} whitespace-nowrap`}>{entry.customerId}</Link>
      ),
    },
    { header: 'Risk', cell: (entry) => <RiskBadge band={entry.riskBand} probability={entry.probability} /> },
    ...(hasTenure ? [{ header: 'Tenure', numeric: true, wideOnly: true, cell: (entry: SaveListEntry) => (entry.tenure === null ? '—' : formatMonths(entry.tenure)) }] : []),
    { header: 'Charge a month', numeric: true, wideOnly: true, cell: (entry) => formatMoney(entry.monthlyCharge, currency) },
    { header: 'Revenue at risk', numeric: true, cell: (entry) => <span className="font-medium">{formatMoney(entry.atRisk, currency)}</span> },
    { header: 'Do first', wideOnly: true, cell: (entry) => entry.action },
  ];
  return (
    <Card labelledBy="save-list-title">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h2 id="save-list-title" className="text-base/6 font-semibold text-balance">{saveList.title}</h2>
        <WorkingList saveNow={saveList.saveNow} />
      </div>
      <p className="mt-1 mb-2 text-xs text-text-3">Active customers by revenue at risk: probability × monthly charge, a month. The probability is that of belonging to those who left within the file's window, not a forecast for next month. {source}</p>
      <DataTable caption="Save list" columns={columns} rows={saveList.entries} rowKey={(entry) => entry.customerId} />
      <p className="mt-3 flex flex-wrap gap-x-6 text-xs">
        <OverviewLink query={query} change={{ listed: more ? 50 : 8 }} className={LINK}>{more ? 'Show 50' : 'Show 8'}</OverviewLink>
        <a download="save-list.csv" href={csvHref(csvRows(saveList.entries))} className={LINK}>Download these as CSV</a>
      </p>
    </Card>
  );
}

/** The way to the list to work through: who pays much and is predicted to leave, or all active customers where nobody is. */
function WorkingList({ saveNow }: { saveNow: number }) {
  const [query, label] = saveNow > 0 ? [{ quadrant: 'save-now' }, `Save now: ${formatCount(saveNow)} ${saveNow === 1 ? 'customer' : 'customers'}`] : [{ status: 'active' }, 'Open all active customers'];
  return <Link href={{ pathname: '/customers', query }} className="inline-flex min-h-9 items-center rounded-control border border-control px-3 font-medium text-text hover:bg-raised">{label}</Link>;
}

/** Plain numbers, for a spreadsheet or a dialler. */
function csvRows(entries: readonly SaveListEntry[]): string[][] {
  const header = ['customer', 'probability', 'risk_band', 'tenure_months', 'monthly_charge', 'at_risk_a_month', 'do_first'];
  return [header, ...entries.map((entry) => [entry.customerId, entry.probability.toFixed(4), entry.riskBand, String(entry.tenure ?? ''), String(entry.monthlyCharge), entry.atRisk.toFixed(2), entry.action])];
}
