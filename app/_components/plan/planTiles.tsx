import { Card } from '@/app/_components/ui/card';
import { formatCount, formatFixed, formatMoneyRounded } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import type { PlanView } from '@/lib/workspace/plan/planView';

/** What the plan comes to, in four figures. */
export function PlanTiles({ workspace: { dataset, assumptions, offers: { channels } }, view: { totals, control, plan } }: { workspace: Workspace; view: PlanView }) {
  const { currency } = dataset.dictionary;
  const money = (value: number) => formatMoneyRounded(value, currency);
  const range = ({ lower, upper }: { lower: number; upper: number }) => `${money(lower)} to ${money(upper)}`;
  const channelsUsed = plan.perChannel.flatMap(({ used, capacity }, k) => (used > 0 ? [`${channels[k]!.label} ${formatCount(used)} of ${formatCount(capacity)}`] : []));
  const tiles: { name: string; value: string; lines: string[] }[] = [
    { name: 'To contact', value: formatCount(totals.contacted), lines: [channelsUsed.join(', ') || 'Nobody', control > 0 ? `${formatCount(control)} more kept back as control group` : 'No control group: the effect cannot be measured'] },
    { name: 'Expected cost', value: money(totals.cost), lines: [`At most ${money(totals.mostCost)}, if everyone takes the offer`] },
    { name: 'Expected revenue kept', value: money(totals.revenue), lines: [range(totals.revenueRange), `Over ${assumptions.clvHorizon} months, before margin and cost`] },
    {
      name: 'Expected net value', value: money(totals.value),
      lines: [range(totals.valueRange), totals.roi === null || totals.needed === null ? 'Margin kept less incentives and contacts' : `${formatFixed(totals.roi, 1)} for each 1 spent; ${formatFixed(totals.needed, 1)} contacts keep one customer`],
    },
  ];
  return (
    <section aria-label="What the plan comes to" className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4">
      {tiles.map(({ name, value, lines }) => (
        <Card key={name}>
          <h2 className="text-xs font-medium text-text-3">{name}</h2>
          <p className="numeric mt-1 text-2xl/8 font-semibold" data-plan={name}>{value}</p>
          {lines.map((line) => <p key={line} className="numeric mt-0.5 text-xs text-text-3">{line}</p>)}
        </Card>
      ))}
    </section>
  );
}
