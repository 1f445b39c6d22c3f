import Link from 'next/link';
import { RefreshSoon } from '@/app/_components/assumptions/refreshSoon';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { Card } from '@/app/_components/ui/card';
import { csvHref } from '@/app/_components/charts/csv';
import { DataTable, type TableColumn } from '@/app/_components/ui/dataTable';
import { roleLabel } from '@/lib/dataset/roleWords';
import type { Dictionary } from '@/lib/dataset/schema';
import { formatMoney, formatMonths } from '@/lib/format';
import { customerAddress } from '@/app/(dashboard)/customers/customersQuery';
import type { OverviewQuery } from '@/app/(dashboard)/overviewQuery';
import { labelWithin } from '@/lib/dataset/labelWithin';
import { ALL_CUSTOMERS, type CustomersQuery } from '@/lib/workspace/customerList/customerList';
import type { Overview } from '@/lib/workspace/overview';
import type { SaveListEntry } from '@/lib/workspace/saveList';
import type { WeekPlan } from '@/lib/workspace/weekPlan';
import { OverviewLink } from './overviewLink';
import { SaveNowLink } from './saveNowLink';

const LINK = 'inline-flex min-h-6 items-center text-accent underline underline-offset-2';
/** What the save list is the head of: there, too, the most at risk come first. */
const FROM: CustomersQuery = { ...ALL_CUSTOMERS, status: 'active' };

/** In place of the plan's head while there is no plan: active customers by probability × what they pay. It says who they are, not what to do with them. */
export function SaveListCard({ saveList, plan, dictionary, source, query }: { saveList: NonNullable<Overview['saveList']>; plan: Exclude<WeekPlan, { state: 'ready' }>; dictionary: Dictionary; source: string; query: OverviewQuery }) {
  const more = query.listed === 8;
  const { currency } = dictionary;
  const names = { tenure: roleLabel(dictionary, 'tenure'), monthlyCharge: roleLabel(dictionary, 'monthlyCharge') };
  const hasTenure = saveList.entries.some((entry) => entry.tenure !== null);
  const columns: TableColumn<SaveListEntry>[] = [
    {
      header: 'Customer',
      cell: (entry) => (
        <Link href={customerAddress(entry.customerId, FROM)} prefetch={false} className={`${LINK} whitespace-nowrap`}>{entry.customerId}</Link>
      ),
    },
    { header: 'Risk', cell: (entry) => <RiskBadge band={entry.riskBand} probability={entry.probability} /> },
    ...(hasTenure ? [{ header: names.tenure, numeric: true, wideOnly: true, cell: (entry: SaveListEntry) => (entry.tenure === null ? '—' : formatMonths(entry.tenure)) }] : []),
    { header: names.monthlyCharge, numeric: true, wideOnly: true, cell: (entry) => formatMoney(entry.monthlyCharge, currency) },
    { header: 'Revenue at risk', numeric: true, cell: (entry) => <span className="font-medium">{formatMoney(entry.atRisk, currency)}</span> },
  ];
  return (
    <Card labelledBy="save-list-title">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h2 id="save-list-title" className="text-base/6 font-semibold text-balance">{saveList.title}</h2>
        <SaveNowLink saveNow={saveList.saveNow} className="inline-flex min-h-9 items-center rounded-control border border-control px-3 font-medium text-text hover:bg-raised" />
      </div>
      <p className="mt-1 text-text-2">{plan.state === 'pending' ? 'Whom to contact first is being worked out: this week’s plan takes the place of this list by itself; without JavaScript, load the page again in some seconds.' : `There is no plan of whom to contact: ${plan.why}.`}</p>
      {plan.state === 'pending' && <RefreshSoon />}
      <p className="mt-1 mb-2 text-xs text-text-3">Active customers by revenue at risk: probability × {labelWithin(names.monthlyCharge)}. The probability is that of belonging to those who left within the file's window, not a forecast for next month. {source}</p>
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
  const header = ['customer', 'probability', 'risk_band', 'tenure_months', 'paid_a_month', 'at_risk_a_month'];
  return [header, ...entries.map((entry) => [entry.customerId, entry.probability.toFixed(4), entry.riskBand, String(entry.tenure ?? ''), String(entry.monthlyCharge), entry.atRisk.toFixed(2)])];
}
