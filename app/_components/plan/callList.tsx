import { Download, Printer } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import { planAddress, planQueryText, type PlanQuery } from '@/app/(dashboard)/plan/planQuery';
import { formatCount } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { otherOffers, planRows, rowRange, type PlanView } from '@/lib/workspace/plan/planView';
import { PlanTable } from './planTable';

const PER_PAGE = 50;
const BUTTON = 'inline-flex min-h-9 items-center gap-2 rounded-control border border-control px-3 font-medium text-text hover:bg-raised';

/** Who to contact, a page at a time, to take away as a file or on paper. */
export function CallList({ workspace, reasons, query: { settings, page: asked }, view: { plan, contacted, control } }: { workspace: Workspace; reasons: CustomerReasons; query: PlanQuery; view: PlanView }) {
  const { currency } = workspace.dataset.dictionary;
  const pages = Math.max(1, Math.ceil(plan.customers.length / PER_PAGE));
  const page = Math.min(asked, pages);
  const from = (page - 1) * PER_PAGE;
  const rows = planRows(workspace, reasons, plan, from, PER_PAGE).map((row, i) => {
    const planned = plan.customers[from + i]!;
    return { ...row, range: rowRange(workspace, planned), others: otherOffers(workspace, reasons, planned) };
  });
  const query = planQueryText(settings);
  return (
    <Card labelledBy="call-list-title">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 id="call-list-title" className="text-base/6 font-semibold">{contacted.length > 0 ? `${formatCount(contacted.length)} to contact, the highest expected value first` : 'Nobody to contact'}</h2>
        {plan.customers.length > 0 && (
          <div className="flex flex-wrap gap-2 print:hidden">
            <a download href={`/plan/export${query && `?${query}`}`} className={BUTTON}><Download aria-hidden className="size-4" /> Export CSV</a>
            <Link prefetch={false} href={`/plan/brief${query && `?${query}`}` as Route} className={BUTTON}><Printer aria-hidden className="size-4" /> Brief</Link>
          </div>
        )}
      </div>
      {rows.length === 0 ? <Nobody settings={settings} eligible={plan.eligible} /> : <PlanTable rows={rows} settings={settings} page={page} currency={currency} months={workspace.assumptions.leaveWithin} />}
      {pages > 1 && (
        <nav aria-label="Pages" className="mt-3 flex flex-wrap items-center justify-between gap-3">
          <p className="numeric text-text-3">{formatCount(from + 1)}–{formatCount(from + rows.length)} of {formatCount(plan.customers.length)}{control > 0 && `, the last ${formatCount(control)} of them kept back`}</p>
          <div className="flex gap-2">
            {page > 1 && <Link prefetch={false} className={BUTTON} href={planAddress(settings, page - 1)}>Previous</Link>}
            {page < pages && <Link prefetch={false} className={BUTTON} href={planAddress(settings, page + 1)}>Next</Link>}
          </div>
        </nav>
      )}
    </Card>
  );
}

/** Why nobody is in the plan, and the way on. */
function Nobody({ settings, eligible }: { settings: PlanQuery['settings']; eligible: number }) {
  const reason = eligible === 0 ? 'No customer is eligible for any offer here.'
    : settings.budget === 0 ? 'With no money, only what costs nothing could be done.'
    : 'No offer is expected to bring more than it costs within these limits: doing nothing is best.';
  return (
    <div className="flex flex-col items-center gap-3 py-10 text-center">
      <p className="text-text-2">{reason}</p>
      <Link href="/plan" className="inline-flex min-h-9 items-center rounded-control bg-accent px-4 font-medium text-on-accent">Start from the usual settings</Link>
    </div>
  );
}
