import Link from 'next/link';
import { customerAddress } from '@/app/(dashboard)/customers/customersQuery';
import { intervalText } from '@/app/_components/customer/interval';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { Card } from '@/app/_components/ui/card';
import { labelWithin } from '@/lib/dataset/labelWithin';
import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import { formatCount, formatDate, formatMonths, formatProbability, formatRate } from '@/lib/format';
import type { Similar, SimilarCustomer } from '@/lib/workspace/customerPage/similar';

/** The customers most like this one, and what became of them. */
export function SimilarCard({ similar }: { similar: Similar | null }) {
  return (
    <Card labelledBy="similar-title" className="flex flex-col gap-3">
      <div>
        <h2 id="similar-title" className="text-base/6 font-semibold">{similar ? titleOf(similar) : 'Nobody to compare with'}</h2>
        {similar && <p className="mt-0.5 text-xs text-text-3 print:hidden">{comparedBy(similar)}</p>}
        {!similar && <p className="mt-1 text-text-2">The file has no details besides how long customers stay and what they have paid so far: a column with {COLUMN_FOR.feature} would tell who is alike.</p>}
      </div>
      {similar && similar.nearest.length > 0 && (
        <ol aria-label="The most similar customers" className="numeric">
          {similar.nearest.map((customer) => <Neighbour key={customer.customerId} customer={customer} />)}
        </ol>
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

function comparedBy({ by, weighted, nearest }: Similar): string {
  const [first, second, ...rest] = by.map((label, i) => (i === 0 ? label : labelWithin(label)));
  const names = second === undefined ? first : `${first}, ${second}${rest.length > 0 ? ` and ${rest.length} more` : ''}`;
  return `Alike in what the model sees, each detail ${weighted ? 'counting as much as it moves the probability' : 'counting the same'} (${names}).${nearest.some(({ tenure }) => tenure !== null) ? ' How long they stay does not count: that stops when a customer leaves.' : ''}`;
}

function poolText({ count, left, lower, upper }: NonNullable<Similar['pool']>): string {
  return `of the ${formatCount(count)} most similar, ${formatCount(left)} left, ${formatProbability(left / count)} (95% interval ${intervalText({ lower, upper })})`;
}

function Neighbour({ customer: { customerId, similarity, differences, ...fate } }: { customer: SimilarCustomer }) {
  return (
    <li className="border-t border-border py-2 last:pb-0 print:py-0.5">
      <p className="flex flex-wrap items-center justify-between gap-x-4">
        <span className="flex min-w-0 items-center gap-2">
          <Link href={customerAddress(customerId)} prefetch={false} title={customerId} className="inline-flex min-h-6 min-w-0 items-center font-medium text-accent underline underline-offset-2"><span className="max-w-36 truncate">{customerId}</span></Link>
          <span className="text-xs whitespace-nowrap text-text-3 print:hidden">{formatRate(similarity)} alike</span>
        </span>
        <Fate {...fate} />
      </p>
      {differences.length === 0 && <p className="text-xs text-text-3 print:hidden">Next to no difference</p>}
      {differences.map(({ label, theirs, own }) => (
        <p key={label} className="text-xs text-text-2 print:hidden">{label}: {theirs} <span className="text-text-3">(this customer: {own})</span></p>
      ))}
    </li>
  );
}

function Fate({ left, tenure, risk }: Pick<SimilarCustomer, 'left' | 'tenure' | 'risk'>) {
  const after = tenure === null ? '' : ` after ${formatMonths(tenure)}`;
  if (left) return <span>Left{after}{left.on && <span className="text-xs text-text-3">, {formatDate(left.on)}</span>}</span>;
  return <span className="flex flex-wrap items-center gap-x-2">Still here{after}{risk && <RiskBadge {...risk} />}</span>;
}
