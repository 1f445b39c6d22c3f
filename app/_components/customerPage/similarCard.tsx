import Link from 'next/link';
import { customerAddress } from '@/app/(dashboard)/customers/customersQuery';
import { intervalText } from '@/app/_components/customer/interval';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { formatCount, formatDate, formatMonths, formatProbability, formatRate } from '@/lib/format';
import type { Similar, SimilarCustomer } from '@/lib/workspace/customerPage/similar';

/** The customers most like this one, and what became of them. */
export function SimilarCard({ similar }: { similar: Similar | null }) {
  return (
    <Card labelledBy="similar-title" className="flex flex-col gap-3">
      <div>
        <h2 id="similar-title" className="text-base/6 font-semibold">{similar ? titleOf(similar) : 'Nobody to compare with'}</h2>
        {similar && <p className="mt-0.5 text-xs text-text-3">{comparedBy(similar)}</p>}
        {!similar && <p className="mt-1 text-text-2">The file has no details besides tenure and charges so far: columns with the role feature, segmentation or monthlyCharge would tell who is alike.</p>}
      </div>
      {similar && similar.nearest.length > 0 && (
        <DataTable
          caption="The most similar customers"
          columns={[
            { header: 'Customer', cell: ({ customerId, similarity }) => <><CustomerLink customerId={customerId} /><span className="block text-xs font-normal text-text-3">{formatRate(similarity)} alike</span></> },
            { header: 'What became', cell: (customer) => <Fate customer={customer} /> },
            { header: 'Differs most', cell: ({ differences }) => <Differences differences={differences} /> },
          ]}
          rows={similar.nearest}
          rowKey={({ customerId }) => customerId}
        />
      )}
      {similar?.pool && <p className="text-xs text-text-3">Five customers are an illustration, not a rate: {poolText(similar.pool)} over the file’s whole window.</p>}
    </Card>
  );
}

function titleOf({ nearest }: Similar): string {
  const left = nearest.filter((customer) => customer.left).length;
  if (nearest.length === 0) return 'There is no other customer in the file';
  if (nearest.length === 1) return `The most similar customer ${left === 1 ? 'has left' : 'is still here'}`;
  return `Of the ${formatCount(nearest.length)} most similar customers ${left === 0 ? 'all are still here' : left === nearest.length ? 'all have left' : `${left} ${left === 1 ? 'has' : 'have'} left`}`;
}

function comparedBy({ by, weighted }: Similar): string {
  const [first, second, ...rest] = by.map((label, i) => (i === 0 ? label : label.toLowerCase()));
  const names = second === undefined ? first : `${first}, ${second}${rest.length > 0 ? ` and ${rest.length} more` : ''}`;
  return `Alike in what the model sees, each detail ${weighted ? 'counting as much as it moves the probability' : 'counting the same'} (${names}). Tenure does not count: it stops when a customer leaves.`;
}

function poolText({ count, left, lower, upper }: NonNullable<Similar['pool']>): string {
  return `of the ${formatCount(count)} most similar, ${formatCount(left)} left, ${formatProbability(left / count)} (95% interval ${intervalText({ lower, upper })})`;
}

function CustomerLink({ customerId }: { customerId: string }) {
  return <Link href={customerAddress(customerId)} prefetch={false} title={customerId} className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"><span className="max-w-28 truncate">{customerId}</span></Link>;
}

function Fate({ customer: { left, tenure, risk } }: { customer: SimilarCustomer }) {
  const after = tenure === null ? '' : ` after ${formatMonths(tenure)}`;
  if (left) return <>Left{after}{left.on && <span className="block text-xs text-text-3">{formatDate(left.on)}</span>}</>;
  return <>Still here{after}{risk && <span className="mt-0.5 block"><RiskBadge {...risk} /></span>}</>;
}

function Differences({ differences }: { differences: readonly string[] }) {
  if (differences.length === 0) return <span className="text-text-3">Next to nothing</span>;
  return <>{differences.map((difference) => <span key={difference} className="block text-xs">{difference}</span>)}</>;
}
