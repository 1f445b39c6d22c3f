import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { LineChart } from '@/app/_components/charts/lineChart';
import { ticksFromZero } from '@/app/_components/charts/scale';
import { Card } from '@/app/_components/ui/card';
import { currencyWord, formatMoneyRounded } from '@/lib/format';
import type { PlanView } from '@/lib/workspace/plan/planView';

/** What each budget would bring, where this plan stands, and where the next money brings nothing. */
export function CurveCard({ view: { plan, totals, next }, currency }: { view: PlanView; currency: string }) {
  const { curve: { points, best } } = plan;
  const money = (value: number) => formatMoneyRounded(value, currency);
  const title = next
    ? `The next ${money(next.money)} would bring ${money(next.value)}${next.value < next.money ? `, less than the ${money(totals.cost > 0 ? (totals.value / totals.cost) * next.money : 0)} that each ${money(next.money)} of this plan brings on average` : ''}`
    : `More money would bring nothing: ${money(best.cost)} is all that pays`;
  if (points.length < 2) return null;
  return (
    <Card className="min-w-0">
      <ChartFrame
        id="plan-curve"
        title={title}
        subtitle={`Expected net value of the best plan for each budget, ${currencyWord(currency)}; offers chosen by hand aside. Where the curve ends, no further offer is expected to bring more than it costs.`}
        table={{ columns: [{ header: 'Budget', numeric: true }, { header: 'Expected net value', numeric: true }], rows: points.map(({ cost, value }) => [money(cost), money(value)]) }}
      >
        <LineChart
          id="plan-curve-chart"
          title={title}
          data={points.map(({ cost, value }) => ({ cost, value }))}
          lines={[{ key: 'value', label: 'Expected net value', color: 'var(--retention)' }]}
          x={{ key: 'cost', label: 'Budget', ticks: ticksFromZero(Math.max(best.cost, totals.cost)), format: 'money' }}
          y={{ label: 'Expected net value', ticks: ticksFromZero(Math.max(best.value, totals.value, 1)), format: 'money' }}
          currency={currency}
          marker={{ x: totals.cost, y: totals.value, text: `This plan: ${money(totals.value)}`, rising: true }}
          {...(next && { cut: { x: best.cost, text: `Best budget ${money(best.cost)}` } })}
          width={540}
          height={236}
        />
      </ChartFrame>
    </Card>
  );
}
