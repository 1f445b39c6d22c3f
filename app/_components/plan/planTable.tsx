import Link from 'next/link';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { DataTable, type TableColumn } from '@/app/_components/ui/dataTable';
import { customerAddress } from '@/app/(dashboard)/customers/customersQuery';
import { planAddress } from '@/app/(dashboard)/plan/planQuery';
import { formatMoney, formatMoneyRounded, formatProbability } from '@/lib/format';
import type { PlanSettings } from '@/lib/workspace/plan/planSettings';
import type { PlanRow } from '@/lib/workspace/plan/planView';

const LINK = 'inline-flex min-h-6 items-center text-accent underline underline-offset-2';

export interface ListedRow extends PlanRow {
  range: { lower: number; upper: number };
  /** Other offers that the customer could get, the best first. */
  others: { id: string; name: string; value: number }[];
}

/** The call list: whom, with what, why, and what it is expected to bring. */
export function PlanTable({ rows, settings, page, currency, months }: { rows: readonly ListedRow[]; settings: PlanSettings; page: number; currency: string; months: number }) {
  const columns: TableColumn<ListedRow>[] = [
    { header: 'Customer', cell: ({ customerId }) => <Link href={customerAddress(customerId)} prefetch={false} className={`${LINK} whitespace-nowrap`}>{customerId}</Link> },
    {
      header: 'Offer',
      cell: ({ offer, reason, arm, fixed }) => (
        <>
          <span className="font-medium">{arm === 'control' ? 'Kept back' : offer.name}</span>
          {fixed && <span className="ml-2 rounded-full bg-raised px-2 text-xs text-text-2">by hand</span>}
          <span className="block text-xs text-text-3">{arm === 'control' ? `control group; would have got: ${offer.name}` : offer.channel}{reason && ` · ${reason}`}</span>
        </>
      ),
    },
    { header: 'Risk', wideOnly: true, cell: ({ riskBand, probability }) => (probability === null ? '—' : riskBand === null ? <span className="text-text-3">too new</span> : <RiskBadge band={riskBand} probability={probability} />) },
    { header: `Leaves in ${months} months`, numeric: true, wideOnly: true, cell: ({ leaving }) => formatProbability(leaving) },
    { header: 'Lifetime value', numeric: true, wideOnly: true, cell: ({ clv }) => formatMoneyRounded(clv, currency) },
    { header: 'Cost', numeric: true, wideOnly: true, cell: ({ cost }) => formatMoney(cost, currency) },
    {
      header: 'Expected value', numeric: true,
      cell: ({ value, range }) => <><span className="font-medium">{formatMoney(value, currency)}</span><span className="block text-xs text-text-3">{formatMoneyRounded(range.lower, currency)} to {formatMoneyRounded(range.upper, currency)}</span></>,
    },
    { header: 'Change', cell: (row) => <Change row={row} settings={settings} page={page} currency={currency} /> },
  ];
  return <DataTable caption="Call list" columns={columns} rows={rows} rowKey={({ customerId }) => customerId} />;
}

/** Leave out, or another offer; every change is an address, so Back undoes it. */
function Change({ row: { customerId, others, fixed, arm }, settings, page, currency }: { row: ListedRow; settings: PlanSettings; page: number; currency: string }) {
  if (arm === 'control') return <span className="text-xs text-text-3">—</span>;
  const { [customerId]: _own, ...otherFixed } = settings.fixed;
  const change = (part: Partial<PlanSettings>) => planAddress({ ...settings, ...part }, page);
  return (
    <details className="print:hidden">
      <summary className={LINK} aria-label={`Change ${customerId}`}>Change</summary>
      <ul className="mt-1 flex flex-col text-xs">
        <li><Link scroll={false} prefetch={false} className={LINK} href={change({ without: [...settings.without, customerId], fixed: otherFixed })}>Leave out</Link></li>
        {fixed && <li><Link scroll={false} prefetch={false} className={LINK} href={change({ fixed: otherFixed })}>Let the plan choose</Link></li>}
        {others.map(({ id, name, value }) => (
          <li key={id}><Link scroll={false} prefetch={false} className={LINK} href={change({ fixed: { ...settings.fixed, [customerId]: id } })}>{name} ({formatMoney(value, currency)})</Link></li>
        ))}
      </ul>
    </details>
  );
}
