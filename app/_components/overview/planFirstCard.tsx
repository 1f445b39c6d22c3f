import Link from 'next/link';
import { csvHref } from '@/app/_components/charts/csv';
import { ChanceAhead, ChanceAheadKey } from '@/app/_components/customer/chanceAhead';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { Card } from '@/app/_components/ui/card';
import { DataTable, type TableColumn } from '@/app/_components/ui/dataTable';
import { customerAddress } from '@/app/(dashboard)/customers/customersQuery';
import type { OverviewQuery } from '@/app/(dashboard)/overviewQuery';
import { formatCount, formatMoney, formatMoneyRounded } from '@/lib/format';
import type { PlanRow } from '@/lib/workspace/plan/planView';
import type { WeekPlan } from '@/lib/workspace/weekPlan';
import { OverviewLink } from './overviewLink';
import { SaveNowLink } from './saveNowLink';

const LINK = 'inline-flex min-h-6 items-center text-accent underline underline-offset-2';

/** Whom to contact first: the head of this week's plan, and what all of it brings. */
export function PlanFirstCard({ plan: { view, rows }, months, currency, saveNow, query }: {
  plan: Extract<WeekPlan, { state: 'ready' }>;
  /** Within which the chance to leave counts. */
  months: number;
  currency: string;
  /** How many pay much and are predicted to leave; null without a model. */
  saveNow: number | null;
  query: OverviewQuery;
}) {
  const more = query.listed === 8;
  return (
    <Card labelledBy="save-list-title">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h2 id="save-list-title" className="min-w-0 flex-1 text-base/6 font-semibold text-balance">{title(rows, view.totals.value, view.contacted.length, currency)}</h2>
        <Link href="/plan" prefetch={false} className="inline-flex min-h-9 items-center rounded-control bg-accent px-4 font-medium whitespace-nowrap text-on-accent hover:brightness-110">Open the plan</Link>
      </div>
      <PlanFacts view={view} currency={currency} />
      <p className="mb-2 text-xs text-text-3">The highest expected net value first: the chance to leave within {months} months × how often the offer works × the customer’s lifetime value, less what it costs. Who is kept back as control group is not on it.</p>
      <DataTable caption="Save list" columns={columnsOf(months, currency)} rows={rows} rowKey={({ customerId }) => customerId} />
      <ChanceAheadKey rows={rows} />
      <p className="mt-3 flex flex-wrap gap-x-6 text-xs">
        {(view.contacted.length > 8 || !more) && <OverviewLink query={query} change={{ listed: more ? 50 : 8 }} className={LINK}>{more ? 'Show 50' : 'Show 8'}</OverviewLink>}
        <a download="save-list.csv" href={csvHref(csvRows(rows))} className={LINK}>Download these as CSV</a>
        {saveNow !== null && <SaveNowLink saveNow={saveNow} className={LINK} />}
      </p>
    </Card>
  );
}

function title(rows: readonly PlanRow[], value: number, contacted: number, currency: string): string {
  const own = formatMoneyRounded(rows.reduce((sum, row) => sum + row.value, 0), currency);
  const these = rows.length === 1 ? 'this customer' : `these ${formatCount(rows.length)}`;
  return rows.length === contacted ? `Contact ${these}: ${own} expected, all that the week’s plan brings` : `Contact ${these} first: ${own} expected of the ${formatMoneyRounded(value, currency)} the week’s plan brings`;
}

/** What the whole plan comes to, in one line. */
function PlanFacts({ view: { totals, control }, currency }: { view: Extract<WeekPlan, { state: 'ready' }>['view']; currency: string }) {
  const money = (value: number) => formatMoneyRounded(value, currency);
  const facts: [name: string, value: string, beside: string][] = [
    ['This week’s plan', `${formatCount(totals.contacted)} to contact`, control > 0 ? `${formatCount(control)} more kept back` : 'nobody kept back'],
    ['Expected net value', money(totals.value), `${money(totals.valueRange.lower)} to ${money(totals.valueRange.upper)}`],
    ['Expected cost', money(totals.cost), `at most ${money(totals.mostCost)}`],
  ];
  return (
    <dl className="numeric my-3 grid grid-cols-1 gap-x-6 gap-y-2 rounded-control bg-raised px-3 py-2 sm:grid-cols-3">
      {facts.map(([name, value, beside]) => (
        <div key={name}>
          <dt className="text-xs text-text-2">{name}</dt>
          <dd><span className="font-semibold" data-week-plan={name}>{value}</span> <span className="text-xs text-text-2">{beside}</span></dd>
        </div>
      ))}
    </dl>
  );
}

function columnsOf(months: number, currency: string): TableColumn<PlanRow>[] {
  return [
    {
      header: 'Customer',
      cell: ({ customerId, leaving, leavingBeyond }) => (
        <>
          <Link href={customerAddress(customerId)} prefetch={false} className={`${LINK} whitespace-nowrap`}>{customerId}</Link>
          {/* A column of its own where there is room. */}
          <span className="numeric block text-xs font-normal text-text-3 sm:hidden"><ChanceAhead share={leaving} beyond={leavingBeyond} /> leave in {months} months</span>
        </>
      ),
    },
    { header: `Leaves in ${months} months`, numeric: true, wideOnly: true, cell: ({ leaving, leavingBeyond }) => <span className="font-medium"><ChanceAhead share={leaving} beyond={leavingBeyond} /></span> },
    { header: 'Risk (looks back)', wideOnly: true, cell: ({ riskBand, probability }) => (probability === null ? '—' : riskBand === null ? <span className="text-text-3">too new</span> : <RiskBadge band={riskBand} probability={probability} />) },
    { header: 'Offer', cell: ({ offer }) => <><span className="font-medium">{offer.name}</span><span className="block text-xs text-text-3">{offer.channel}</span></> },
    { header: 'Reason', wideOnly: true, cell: ({ reason }) => reason ?? '—' },
    { header: 'Expected value', numeric: true, cell: ({ value }) => <span className="font-medium">{formatMoney(value, currency)}</span> },
    { header: 'Cost', numeric: true, wideOnly: true, cell: ({ cost }) => formatMoney(cost, currency) },
  ];
}

/** Plain numbers, for a spreadsheet or a dialler. */
function csvRows(rows: readonly PlanRow[]): string[][] {
  const header = ['customer', 'leaves_within', 'probability', 'risk_band', 'offer', 'channel', 'reason', 'expected_value', 'expected_cost'];
  return [header, ...rows.map(({ customerId, leaving, probability, riskBand, offer, reason, value, cost }) => [customerId, leaving.toFixed(4), probability?.toFixed(4) ?? '', riskBand ?? '', offer.name, offer.channel, reason ?? '', value.toFixed(2), cost.toFixed(2)])];
}
