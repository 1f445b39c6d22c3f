import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { LOTS } from '@/lib/retention/allocateByLot';
import { formatCount, formatMoneyRounded } from '@/lib/format';
import type { PlanView } from '@/lib/workspace/plan/planView';

const NAMES = { risk: 'Highest risk first', value: 'Highest value first', lot: 'By lot' } as const;

/** The money that the plan spends, spent in the usual ways. Customers chosen by hand are in none of them. */
export function UsualWaysCard({ view: { plan, totals, contacted }, currency }: { view: PlanView; currency: string }) {
  const money = (value: number) => formatMoneyRounded(value, currency);
  const own = contacted.filter(({ fixed }) => !fixed);
  const ways = [
    { name: 'This plan', contacted: own.length, cost: own.reduce((sum, { cost }) => sum + cost, 0), value: own.reduce((sum, { value }) => sum + value, 0) },
    ...plan.usual.map(({ by, ...way }) => ({ name: NAMES[by], ...way })),
  ];
  const [plan0, ...others] = ways;
  const next = others.reduce((best, way) => (way.value > best.value ? way : best), others[0]!);
  const title = own.length === 0 ? `Nobody is contacted${totals.contacted > 0 ? ' but by hand' : ''}, so there is nothing to compare` : `${next.name} would bring ${money(next.value)} with the same ${money(plan0!.cost)}: ${money(plan0!.value - next.value)} less`;
  const most = Math.max(...ways.map(({ value }) => Math.abs(value)), 1);
  return (
    <Card id="usual-ways" labelledBy="usual-title" className="scroll-mt-4">
      <h2 id="usual-title" className="text-base/6 font-semibold text-balance">{title}</h2>
      <p className="mt-0.5 mb-3 text-xs text-text-3">Expected net value of what this plan spends{totals.contacted > own.length && ' on whom it chose itself'}, on the same channels. The usual ways go down a list and make each customer the best offer that still fits, without asking whether it pays; by lot is the mean of {LOTS} lots.</p>
      <DataTable
        caption="Ways to spend the budget"
        rowKey={({ name }) => name}
        rows={ways}
        columns={[
          { header: 'Way', cell: ({ name }) => name },
          { header: 'Contacted', numeric: true, cell: ({ contacted: n }) => formatCount(n) },
          { header: 'Cost', numeric: true, wideOnly: true, cell: ({ cost }) => money(cost) },
          {
            header: 'Net value', numeric: true,
            cell: ({ value }) => (
              <span className="inline-flex items-center justify-end gap-2">
                <span aria-hidden className="h-2.5 rounded-sm max-sm:hidden min-[87.5rem]:hidden" style={{ width: `${(72 * Math.abs(value)) / most}px`, background: value < 0 ? 'var(--worse)' : 'var(--retention)' }} />
                {money(value)}
              </span>
            ),
          },
        ]}
      />
    </Card>
  );
}
