import Link from 'next/link';
import type { ReactNode } from 'react';
import { customerAddress } from '@/app/(dashboard)/customers/customersQuery';
import { ChanceAhead } from '@/app/_components/customer/chanceAhead';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { formatDate, formatMoney, formatMoneyRounded, formatMonths, formatProbability, MISSING } from '@/lib/format';
import type { CustomersQuery } from '@/lib/workspace/customerList/customerList';
import type { CustomerRow, CustomersView } from '@/lib/workspace/customerList/customersView';

export interface ListColumn {
  header: string;
  /** What else the header says, in small letters. */
  beside?: string;
  /** As the address calls it; null where one cannot sort by it. */
  sort: string | null;
  numeric: boolean;
  /** From which width of the card it has room; what has none stands below the id. */
  show: keyof typeof SHOW;
  cell: (row: CustomerRow) => ReactNode;
}

/** Whole class names, because the stylesheet is made from what stands in the source. */
export const SHOW = { always: '', medium: 'hidden @2xl:table-cell', wide: 'hidden @4xl:table-cell', widest: 'hidden @min-[58rem]:table-cell', desk: 'hidden @min-[64rem]:table-cell' };
/** A name of more letters than this may break, or one name would push the others out of the card. */
const UNBROKEN = 24;

/** The columns that this dataset has. */
export function listColumns({ has, reasonsBeside, sortsByReason }: CustomersView, query: CustomersQuery, currency: string): ListColumn[] {
  const money = (value: number | null) => (value === null ? MISSING : formatMoney(value, currency));
  const column = (header: string, sort: string | null, show: ListColumn['show'], cell: ListColumn['cell'], numeric = false): ListColumn => ({ header, sort, show, cell, numeric });
  const { tenure, monthlyCharge, group, leaving } = has;
  return [
    column('Customer', 'id', 'always', (row) => <Customer row={row} query={query} />),
    { ...column(has.risk ? 'Risk' : 'Status', has.risk ? 'risk' : null, 'always', (row) => <Standing row={row} />), ...(has.risk && leaving !== null && { beside: '(looks back)' }) },
    ...(leaving === null ? [] : [column(`Leaves in ${formatMonths(leaving)}`, 'leaving', 'desk', (row) => (row.leaving === null ? MISSING : <ChanceAhead share={row.leaving} beyond={row.leavingBeyond} />), true)]),
    column('Segment', 'segment', 'wide', ({ segment }) => <Name>{segment}</Name>),
    ...(tenure ? [column(tenure.label, tenure.name, 'wide', (row) => (row.tenure === null ? MISSING : formatMonths(row.tenure)), true)] : []),
    ...(group ? [column(group.label, group.name, 'widest', (row) => <Name>{row.group ?? MISSING}</Name>)] : []),
    ...(monthlyCharge ? [column(monthlyCharge.label, monthlyCharge.name, 'medium', (row) => money(row.monthlyCharge), true)] : []),
    ...(has.clv ? [column('CLV', 'clv', 'wide', (row) => (row.clv === null ? MISSING : formatMoneyRounded(row.clv, currency)), true)] : []),
    ...(has.risk && monthlyCharge ? [column('Revenue at risk', 'at-risk', 'always', (row) => <span className="font-medium">{money(row.atRisk)}</span>, true)] : []),
    ...(has.risk ? [{ ...column('Main reasons', sortsByReason ? 'reason' : null, 'medium', (row) => row.reason ?? MISSING), beside: reasonsBeside }] : []),
  ];
}

/** What has no column on a phone: the reason, and who it is; over the full width, below the row. */
export function belowRow({ reason, segment, tenure, monthlyCharge }: CustomerRow, currency: string): ReactNode {
  const charge = monthlyCharge === null ? null : `${formatMoney(monthlyCharge, currency)} a month`;
  const details = [segment, tenure === null ? null : formatMonths(tenure), charge].filter((text) => text !== null).join(', ');
  return <>{reason && <span className="block text-text-2">{reason}</span>}<span className="block text-text-3">{details}</span></>;
}

/** The id, and below it what has no column at a middling width. */
function Customer({ row, query }: { row: CustomerRow; query: CustomersQuery }) {
  const details = [row.segment, row.tenure === null ? null : formatMonths(row.tenure)].filter((text) => text !== null);
  return (
    <>
      <Link href={customerAddress(row.customerId, query)} prefetch={false} data-row-link className="inline-flex min-h-6 scroll-mt-12 items-center text-accent underline underline-offset-2 visited:text-visited"><Name>{row.customerId}</Name></Link>
      <span className="hidden text-xs font-normal text-text-3 @2xl:block @4xl:hidden">{details.join(', ')}</span>
    </>
  );
}

function Name({ children }: { children: string }) {
  return <span className={children.length <= UNBROKEN ? '@xs:whitespace-nowrap' : ''}>{children}</span>;
}

/** A prediction, or, where that is over, the outcome. */
function Standing({ row: { status, risk } }: { row: CustomerRow }) {
  if (risk?.band) return <RiskBadge band={risk.band} probability={risk.probability} />;
  if (risk) return <PlainBadge>Too new ({formatProbability(risk.probability)})</PlainBadge>;
  if (status.active) return 'Active';
  return <PlainBadge>{status.leftOn ? `Left ${formatDate(status.leftOn)}` : 'Left'}</PlainBadge>;
}

/** Of what has no band. */
function PlainBadge({ children }: { children: ReactNode }) {
  return <span className="numeric inline-flex rounded-full border border-border px-2 py-0.5 text-xs whitespace-nowrap text-text-2">{children}</span>;
}
