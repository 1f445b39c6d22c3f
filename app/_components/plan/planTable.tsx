import Link from 'next/link';
import { ChanceAhead, ChanceAheadKey } from '@/app/_components/customer/chanceAhead';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { DataTable, type TableColumn } from '@/app/_components/ui/dataTable';
import { customerAddress } from '@/app/(dashboard)/customers/customersQuery';
import { planAddress } from '@/app/(dashboard)/plan/planQuery';
import { formatMoney, formatMoneyRounded, formatMonths } from '@/lib/format';
import type { PlanSettings } from '@/lib/workspace/plan/planSettings';
import type { PlanRow } from '@/lib/workspace/plan/planView';
import { RANGE_LEVEL } from '@/lib/workspace/plan/planWords';

const LINK = 'inline-flex min-h-6 items-center text-accent underline underline-offset-2';

export interface ListedRow extends PlanRow {
  range: { lower: number; upper: number };
  /** Other offers that the customer could get, the best first. */
  others: { id: string; name: string; value: number }[];
}

/** The call list: whom, with what, why, and what it is expected to bring. What lies ahead leads; the risk, which looks back, stands below it. */
export function PlanTable({ rows, settings, page, currency, months }: { rows: readonly ListedRow[]; settings: PlanSettings; page: number; currency: string; months: number }) {
  const columns: TableColumn<ListedRow>[] = [
    { header: 'Customer', cell: ({ customerId }) => <Link href={customerAddress(customerId)} prefetch={false} className={`${LINK} whitespace-nowrap`}>{customerId}</Link> },
    {
      header: 'Offer',
      cell: (row) => (
        <>
          <span className="font-medium">{row.arm === 'control' ? 'Kept back' : row.offer.name}</span>
          {row.fixed && <span className="ml-2 rounded-full bg-raised px-2 text-xs text-text-2">by hand</span>}
          <span className="block text-xs text-text-3">
            {row.arm === 'control' ? `control group, do not contact; would have got: ${row.offer.name}` : row.offer.channel} · {row.reason}
            {row.arm === 'treatment' && <> · <Change row={row} settings={settings} page={page} currency={currency} /></>}
          </span>
        </>
      ),
    },
    { header: `Leaves in ${formatMonths(months)}`, numeric: true, wideOnly: true, cell: (row) => <><ChanceAhead share={row.leaving} beyond={row.leavingBeyond} /><span className="mt-0.5 block text-xs text-text-3"><Risk row={row} /></span></> },
    { header: 'Lifetime value', numeric: true, wideOnly: true, cell: ({ clv }) => formatMoneyRounded(clv, currency) },
    { header: 'Cost', numeric: true, wideOnly: true, cell: ({ cost }) => formatMoney(cost, currency) },
    {
      header: `Expected value, ${RANGE_LEVEL}`, numeric: true,
      cell: ({ value, range }) => <><span className="font-medium">{formatMoney(value, currency)}</span><span className="block text-xs text-text-3">{formatMoneyRounded(range.lower, currency)} to {formatMoneyRounded(range.upper, currency)}</span></>,
    },
  ];
  const below = (row: ListedRow) => (
    <span className="numeric flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>Leaves <ChanceAhead share={row.leaving} beyond={row.leavingBeyond} /></span><Risk row={row} /><span>Lifetime value {formatMoneyRounded(row.clv, currency)}</span><span>Costs {formatMoney(row.cost, currency)}</span>
    </span>
  );
  return (
    <>
      <DataTable caption="Call list" columns={columns} rows={rows} rowKey={({ customerId }) => customerId} below={below} wrapHeaders />
      <ChanceAheadKey rows={rows} />
    </>
  );
}

function Risk({ row: { probability, riskBand } }: { row: ListedRow }) {
  if (probability === null) return null;
  return riskBand === null ? <span>too new for a risk</span> : <span>risk, looking back <RiskBadge band={riskBand} probability={probability} /></span>;
}

/** Leave out, or another offer; every change is an address, so Back undoes it. */
function Change({ row: { customerId, others, fixed }, settings, page, currency }: { row: ListedRow; settings: PlanSettings; page: number; currency: string }) {
  const { [customerId]: _own, ...otherFixed } = settings.fixed;
  const change = (part: Partial<PlanSettings>) => planAddress({ ...settings, ...part }, page);
  return (
    <details className="inline print:hidden">
      <summary className={LINK} aria-label={`Change ${customerId}`}>Change</summary>
      <ul className="mt-1 flex flex-col">
        <li><Link scroll={false} prefetch={false} className={LINK} href={change({ without: [...settings.without, customerId], fixed: otherFixed })}>Leave out</Link></li>
        {fixed && <li><Link scroll={false} prefetch={false} className={LINK} href={change({ fixed: otherFixed })}>Let the plan choose</Link></li>}
        {others.map(({ id, name, value }) => (
          <li key={id}><Link scroll={false} prefetch={false} className={LINK} href={change({ fixed: { ...settings.fixed, [customerId]: id } })}>{name} ({formatMoney(value, currency)})</Link></li>
        ))}
      </ul>
    </details>
  );
}
