import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { planQueryText, settingsOf } from '@/app/(dashboard)/plan/planQuery';
import { formatCount, formatMoney, formatMoneyRounded } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { fittingOverrides } from '@/lib/workspace/plan/fittingOverrides';
import type { PlanSettings } from '@/lib/workspace/plan/planSettings';
import { planView, type PlanView } from '@/lib/workspace/plan/planView';
import type { SavedView } from '@/lib/workspace/settings';

const LINK = 'inline-flex min-h-6 items-center text-accent underline underline-offset-2';

/** This plan beside a saved one, which is made anew from what the data and the assumptions are today. */
export function ComparePlans({ workspace, reasons, settings, view, plans, chosen }: {
  workspace: Workspace;
  reasons: CustomerReasons;
  settings: PlanSettings;
  view: PlanView;
  plans: SavedView[];
  /** Id of the saved plan that the address asks for. */
  chosen: string | undefined;
}) {
  const own = planQueryText(settings);
  const others = plans.filter(({ query }) => planQueryText(settingsOf(query, workspace)) !== own);
  if (others.length === 0) return null;
  const saved = others.find(({ id }) => id === chosen);
  const other = saved && planView(workspace, reasons, fittingOverrides(workspace, reasons, settingsOf(saved.query, workspace)).settings);
  return (
    <Card id="compare" labelledBy="compare-title" className="scroll-mt-4">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id="compare-title" className="text-base/6 font-semibold">{saved && other ? comparison(view, other, saved.name, workspace.dataset.dictionary.currency) : 'Compare with a saved plan'}</h2>
        {others.map(({ id, name }) => (
          <Link key={id} prefetch={false} scroll={false} aria-current={id === chosen ? 'true' : undefined} href={{ pathname: '/plan', query: `${own && `${own}&`}compare=${encodeURIComponent(id)}`, hash: 'compare' }} className={`${LINK} aria-[current]:font-semibold`}>{name}</Link>
        ))}
      </div>
      {saved && other && <Figures view={view} other={other} name={saved.name} currency={workspace.dataset.dictionary.currency} />}
    </Card>
  );
}

function comparison(view: PlanView, other: PlanView, name: string, currency: string): string {
  const gain = view.totals.value - other.totals.value;
  if (Math.abs(gain) < 0.5) return `This plan and “${name}” are expected to bring the same`;
  return `This plan is expected to bring ${formatMoneyRounded(Math.abs(gain), currency)} ${gain > 0 ? 'more' : 'less'} than “${name}”`;
}

function Figures({ view, other, name, currency }: { view: PlanView; other: PlanView; name: string; currency: string }) {
  const money = (value: number) => formatMoneyRounded(value, currency);
  const theirs = new Set(other.contacted.map(({ customer }) => customer));
  const both = view.contacted.filter(({ customer }) => theirs.has(customer)).length;
  const rows: [string, (of: PlanView) => string][] = [
    ['Customers to contact', ({ totals }) => formatCount(totals.contacted)],
    ['Of them in both', () => formatCount(both)],
    ['Kept back', ({ control }) => formatCount(control)],
    ['Expected cost', ({ totals }) => money(totals.cost)],
    ['Expected revenue kept', ({ totals }) => money(totals.revenue)],
    ['Expected net value', ({ totals }) => money(totals.value)],
    [`Net value for each ${money(1)} set aside`, ({ totals }) => (totals.roi === null ? '—' : formatMoney(totals.roi, currency))],
  ];
  return (
    <div className="mt-2">
      <DataTable
        caption="Two plans"
        rows={rows}
        rowKey={([label]) => label}
        columns={[
          { header: '', cell: ([label]) => label },
          { header: 'This plan', numeric: true, cell: ([, text]) => text(view) },
          { header: name, numeric: true, cell: ([, text]) => text(other) },
        ]}
      />
    </div>
  );
}
