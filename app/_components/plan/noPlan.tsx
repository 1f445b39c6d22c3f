import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import { columnsByRole } from '@/lib/dataset/dataset';
import { lacksColumn } from '@/lib/dataset/roleWords';
import { formatCount, formatRate } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import { reasonsProgress } from '@/lib/workspace/offers/customerReasons';

/** Why there is no plan, and the next step; a page that is still working loads itself again. */
export function NoPlan({ working, workspace }: { working: boolean; workspace: Workspace }) {
  const { dataset } = workspace;
  const [role = 'tenure', ...others] = (['tenure', 'monthlyCharge'] as const).filter((needed) => columnsByRole(dataset, needed).length === 0);
  return (
    <Card labelledBy="no-plan-title">
      {working && <meta httpEquiv="refresh" content="3" />}
      <h2 id="no-plan-title" className="text-base/6 font-semibold">{working ? 'The reasons of all customers are being worked out' : 'A plan needs to know what customers are worth'}</h2>
      <p role="status" className="mt-1 text-text-2">
        {working
          ? <Progress {...reasonsProgress(workspace)} />
          : lacksColumn([role, ...others], 'bring the lifetime value, and with it the plan')}
      </p>
      {!working && <p className="mt-3"><Link href="/customers?status=active" className="inline-flex min-h-9 items-center rounded-control border border-control px-3 font-medium hover:bg-raised">Whom to look at first: the active, most likely to leave first</Link></p>}
    </Card>
  );
}

function Progress({ done, of }: { done: number; of: number }) {
  return (
    <>
      <span role="progressbar" aria-label="Customers whose reasons are known" aria-valuemin={0} aria-valuemax={of} aria-valuenow={done} className="mb-2 block h-2 w-full max-w-md overflow-hidden rounded-full bg-raised">
        <span className="block h-full bg-accent" style={{ width: `${of > 0 ? (100 * done) / of : 100}%` }} />
      </span>
      <span className="numeric font-medium text-text">{formatCount(done)} of {formatCount(of)} customers, {formatRate(of > 0 ? done / of : 1)}.</span> Offers ask for reasons, and each customer’s take a moment. This happens once after a start; the page loads itself again.
    </>
  );
}
