import { Download, Printer } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import { chanceAndRiskText } from '@/app/_components/customerPage/lookingAheadText';
import { planAddress, planQueryText } from '@/app/(dashboard)/plan/planQuery';
import { formatCount, formatMoney, formatMoneyRounded } from '@/lib/format';
import { watchedMonths } from '@/lib/workspace/customerPage/lookingAhead';
import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import type { PlanSettings } from '@/lib/workspace/plan/planSettings';
import { otherOffers, planRows, rowRange, type PlanView } from '@/lib/workspace/plan/planView';
import { PlanTable } from './planTable';

const PER_PAGE = 50;
const BUTTON = 'inline-flex min-h-9 items-center gap-2 rounded-control border border-control px-3 font-medium text-text hover:bg-raised';
const LINK = 'text-accent underline underline-offset-2';

/** Who to contact, a page at a time, to take away as a file or on paper. */
export function CallList({ workspace, reasons, settings, page: asked, view }: { workspace: Workspace; reasons: CustomerReasons; settings: PlanSettings; page: number; view: PlanView }) {
  const { plan, contacted, control } = view;
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
      {rows.length === 0 ? <Nobody workspace={workspace} settings={settings} eligible={plan.eligible} /> : (
        <>
          <Notes workspace={workspace} settings={settings} view={view} />
          <PlanTable rows={rows} settings={settings} page={page} currency={currency} months={workspace.assumptions.leaveWithin} />
        </>
      )}
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

/** What the two chances are for, on whom only one of them says something, and who brings little. */
function Notes({ workspace, settings, view: { newcomers, tail } }: { workspace: Workspace; settings: PlanSettings; view: PlanView }) {
  const { dataset: { dictionary: { currency, observationWindow } }, assumptions: { leaveWithin }, model } = workspace;
  return (
    <div className="numeric mb-2 max-w-4xl text-xs text-text-3">
      {model && (
        <p>
          {chanceAndRiskText(leaveWithin, watchedMonths(observationWindow))}
          {newcomers > 0 && ` For ${formatCount(newcomers)} of them, too new for a risk, the plan rests on the chance ahead alone.`}
        </p>
      )}
      {tail && (
        <p className="mt-1">
          The last {formatCount(tail.customers)} bring {formatMoneyRounded(tail.value, currency)} for {formatMoneyRounded(tail.cost, currency)}.{' '}
          <Link prefetch={false} scroll={false} className={LINK} href={planAddress({ ...settings, minValue: tail.atMost })}>Leave out who brings {(tail.atMost < 1 ? formatMoney : formatMoneyRounded)(tail.atMost, currency)} or less</Link>
        </p>
      )}
    </div>
  );
}

/** Why nobody is in the plan, and the way on. */
function Nobody({ workspace: { offersFile, offers }, settings, eligible }: { workspace: Workspace; settings: PlanSettings; eligible: number }) {
  if (offers.applicable.length === 0) {
    return <Way text={offersFile.offers.length === 0 ? 'There are no offers.' : 'No offer applies to this data: each asks for a column that it does not have. Make one, and the plan weighs it for every customer.'} href={'/settings/offers?offer=new' as Route} label="Make an offer" />;
  }
  const reason = eligible === 0 ? 'No customer is eligible for any offer here.'
    : settings.budget === 0 ? 'With no money, only what costs nothing could be done.'
    : 'No offer is expected to bring more than it costs within these limits: doing nothing is best.';
  return <Way text={reason} href="/plan" label="Start from the usual settings" />;
}

function Way({ text, href, label }: { text: string; href: Route; label: string }) {
  return (
    <div className="flex flex-col items-center gap-3 py-10 text-center">
      <p className="text-text-2">{text}</p>
      <Link href={href} className="inline-flex min-h-9 items-center rounded-control bg-accent px-4 font-medium text-on-accent">{label}</Link>
    </div>
  );
}
