import Link from 'next/link';
import type { ReactNode } from 'react';
import { customerAddress } from '@/app/(dashboard)/customers/customersQuery';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { formatDate, formatMoney, formatMoneyRounded, formatMonths, formatProbability, MISSING } from '@/lib/format';
import type { CustomersQuery } from '@/lib/workspace/customerList/customerList';
import type { CustomerRow, CustomersView } from '@/lib/workspace/customerList/customersView';

export interface ListColumn {
  header: string;
  /** As the address calls it; null where one cannot sort by it. */
  sort: string | null;
  numeric: boolean;
  /** From which width of the card it has room; what has none stands below the id. */
  show: keyof typeof SHOW;
  cell: (row: CustomerRow) => ReactNode;
}

/** Whole class names, because the stylesheet is made from what stands in the source. */
export const SHOW = { always: '', medium: 'hidden @2xl:table-cell', wide: 'hidden @4xl:table-cell', widest: 'hidden @min-[58rem]:table-cell' };
const BELOW = { medium: '@2xl:hidden', wide: '@4xl:hidden' };

/** The columns that this dataset has. */
export function listColumns({ has }: CustomersView, query: CustomersQuery, currency: string): ListColumn[] {
  const money = (value: number | null) => (value === null ? MISSING : formatMoney(value, currency));
  const column = (header: string, sort: string | null, show: ListColumn['show'], cell: ListColumn['cell'], numeric = false): ListColumn => ({ header, sort, show, cell, numeric });
  const { tenure, monthlyCharge, group } = has;
  return [
    column('Customer', 'id', 'always', (row) => <Customer row={row} query={query} currency={currency} />),
    column(has.risk ? 'Risk' : 'Status', has.risk ? 'risk' : null, 'always', (row) => <Standing row={row} />),
    column('Segment', 'segment', 'wide', ({ segment }) => segment),
    ...(tenure ? [column(tenure.label, tenure.name, 'wide', (row) => (row.tenure === null ? MISSING : formatMonths(row.tenure)), true)] : []),
    ...(group ? [column(group.label, group.name, 'widest', (row) => row.group ?? MISSING)] : []),
    ...(monthlyCharge ? [column(monthlyCharge.label, monthlyCharge.name, 'medium', (row) => money(row.monthlyCharge), true)] : []),
    ...(has.clv ? [column('CLV', 'clv', 'wide', (row) => (row.clv === null ? MISSING : formatMoneyRounded(row.clv, currency)), true)] : []),
    ...(has.risk && monthlyCharge ? [column('At risk a month', 'at-risk', 'always', (row) => <span className="font-medium">{money(row.atRisk)}</span>, true)] : []),
    ...(has.risk ? [column('Main reasons', null, 'medium', (row) => row.reason ?? MISSING)] : []),
  ];
}

/** The id, and below it on narrow screens what has no column there. */
function Customer({ row, query, currency }: { row: CustomerRow; query: CustomersQuery; currency: string }) {
  const details = [row.segment, row.tenure === null ? null : formatMonths(row.tenure)].filter((text) => text !== null);
  const charge = row.monthlyCharge === null ? null : formatMoney(row.monthlyCharge, currency);
  return (
    <>
      <Link href={customerAddress(row.customerId, query)} prefetch={false} data-row-link className="inline-flex min-h-6 scroll-mt-12 items-center text-accent underline underline-offset-2">{row.customerId}</Link>
      {row.reason && <span className={`block text-xs font-normal text-text-2 ${BELOW.medium}`}>{row.reason}</span>}
      <span className={`block text-xs font-normal text-text-3 ${BELOW.wide}`}>{details.join(', ')}{charge && <span className={BELOW.medium}>, {charge} a month</span>}</span>
    </>
  );
}

/** A prediction, or, where that is over, the outcome. */
function Standing({ row: { status, risk } }: { row: CustomerRow }) {
  if (risk?.tooNew) return <PlainBadge>Too new ({formatProbability(risk.probability)})</PlainBadge>;
  if (risk) return <RiskBadge band={risk.band} probability={risk.probability} />;
  if (status.active) return 'Active';
  return <PlainBadge>{status.leftOn ? `Left ${formatDate(status.leftOn)}` : 'Left'}</PlainBadge>;
}

/** Of what has no band. */
function PlainBadge({ children }: { children: ReactNode }) {
  return <span className="numeric inline-flex rounded-full border border-border px-2 py-0.5 text-xs whitespace-nowrap text-text-2">{children}</span>;
}
