import Link from 'next/link';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { DataTable, type TableColumn } from '@/app/_components/ui/dataTable';
import { formatDate, formatMoney, formatMonths, MISSING } from '@/lib/format';
import type { CustomerRow, CustomersView } from '@/lib/workspace/customersView';

/** One page of customers, whom to look at first on top. */
export function CustomersTable({ view, currency }: { view: CustomersView; currency: string }) {
  const { has } = view;
  const money = (value: number | null) => (value === null ? MISSING : formatMoney(value, currency));
  const columns: TableColumn<CustomerRow>[] = [
    {
      header: 'Customer',
      cell: ({ customerId }) => (
        <Link href={{ pathname: '/predict', query: { id: customerId } }} prefetch={false} className="inline-flex min-h-6 items-center whitespace-nowrap text-accent underline underline-offset-2">{customerId}</Link>
      ),
    },
    { header: has.risk ? 'Risk' : 'Status', cell: (row) => <Standing row={row} /> },
    { header: 'Segment', wideOnly: true, cell: ({ segment }) => segment ?? MISSING },
    ...(has.tenure ? [{ header: 'Tenure', numeric: true, wideOnly: true, cell: ({ tenure }: CustomerRow) => (tenure === null ? MISSING : formatMonths(tenure)) }] : []),
    ...(has.monthlyCharge ? [{ header: 'Charge a month', numeric: true, wideOnly: true, cell: ({ monthlyCharge }: CustomerRow) => money(monthlyCharge) }] : []),
    ...(has.risk && has.monthlyCharge ? [{ header: 'At risk a month', numeric: true, cell: ({ atRisk }: CustomerRow) => <span className="font-medium">{money(atRisk)}</span> }] : []),
  ];
  return <DataTable caption="Customers" columns={columns} rows={view.rows} rowKey={(row) => row.customerId} />;
}

/** A prediction, or, where that is over, the outcome. */
function Standing({ row: { status, risk } }: { row: CustomerRow }) {
  if (risk) return <RiskBadge band={risk.band} probability={risk.probability} />;
  if (status.active) return 'Active';
  return (
    <span className="inline-flex rounded-full border border-border px-2 py-0.5 text-xs whitespace-nowrap text-text-2">
      {status.leftOn ? `Left ${formatDate(status.leftOn)}` : 'Left'}
    </span>
  );
}
