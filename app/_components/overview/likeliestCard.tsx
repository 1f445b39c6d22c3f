import Link from 'next/link';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { Card } from '@/app/_components/ui/card';
import { customerAddress } from '@/app/(dashboard)/customers/customersQuery';
import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import { ALL_CUSTOMERS } from '@/lib/workspace/customerList/customerList';
import type { CustomerRow } from '@/lib/workspace/customerList/customersView';

const SHOWN = 8;
const LINK = 'inline-flex min-h-6 items-center text-accent underline underline-offset-2';

/** Of a file that does not say what customers pay, in place of the save list: who is likeliest to leave. */
export function LikeliestCard({ rows, source }: { rows: readonly CustomerRow[]; source: string }) {
  const shown = rows.slice(0, SHOWN).filter((row) => row.risk?.band);
  if (shown.length === 0) return null;
  return (
    <Card labelledBy="likeliest-title">
      <h2 id="likeliest-title" className="text-base/6 font-semibold">Most likely to leave</h2>
      <p className="mt-1 mb-2 text-xs text-text-3">Active customers by probability. A column with {COLUMN_FOR.monthlyCharge} would weigh it by what is at risk. {source}</p>
      <ul className="flex flex-col divide-y divide-border">
        {shown.map(({ customerId, risk, reason }) => (
          <li key={customerId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <Link href={customerAddress(customerId, { ...ALL_CUSTOMERS, status: 'active' })} prefetch={false} className={`${LINK} [overflow-wrap:anywhere]`}>{customerId}</Link>
            <RiskBadge band={risk!.band!} probability={risk!.probability} />
            {reason && <span className="w-full text-xs text-text-2">{reason}</span>}
          </li>
        ))}
      </ul>
      <p className="mt-3 text-xs"><Link href="/customers?status=active" className={LINK}>All active customers, likeliest first</Link></p>
    </Card>
  );
}
