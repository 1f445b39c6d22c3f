import { Card } from '@/app/_components/ui/card';
import { formatCount, formatFixed, formatMoneyRounded } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import type { PlanSettings } from '@/lib/workspace/plan/planSettings';
import type { PlanView } from '@/lib/workspace/plan/planView';
import { arithmeticText, controlWords, deductedText, rangeText, returnText } from '@/lib/workspace/plan/planWords';

/** What the plan comes to, in four figures that lead to one another: whom, what is set aside, what is kept, what is left. */
export function PlanTiles({ workspace: { dataset, assumptions, offers: { channels } }, settings, view: { totals, control, plan } }: { workspace: Workspace; settings: PlanSettings; view: PlanView }) {
  const { currency } = dataset.dictionary;
  const money = (value: number) => formatMoneyRounded(value, currency);
  const channelsUsed = plan.perChannel.flatMap(({ used, capacity }, k) => (used > 0 ? [`${channels[k]!.label} ${formatCount(used)} of ${formatCount(capacity)}`] : []));
  const someone = totals.contacted > 0;
  const returned = returnText(totals, currency);
  const tiles: { name: string; value: string; lines: string[] }[] = [
    { name: 'To contact', value: formatCount(totals.contacted), lines: [channelsUsed.join(', ') || 'Nobody', controlWords(totals, control, settings.control, assumptions.leaveWithin).kept] },
    { name: 'Expected cost', value: money(totals.cost), lines: someone ? [`Set aside for contacts and incentives; at most ${money(totals.mostCost)}, if everyone takes the offer`, deductedText(totals, currency)] : [] },
    { name: 'Expected revenue kept', value: money(totals.revenue), lines: someone ? [rangeText(totals.revenueRange, currency), `Over ${assumptions.clvHorizon} months, before margin and cost`] : [] },
    {
      name: 'Expected net value', value: money(totals.value),
      lines: someone ? [
        rangeText(totals.valueRange, currency),
        arithmeticText(totals, assumptions.grossMargin, currency),
        [returned, totals.needed === null ? null : `${formatFixed(totals.needed, 1)} contacts keep one customer`].filter(Boolean).join('; '),
      ] : [],
    },
  ];
  return (
    <section aria-label="What the plan comes to" className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      {tiles.map(({ name, value, lines }) => (
        <Card key={name}>
          <h2 className="text-xs font-medium text-text-3">{name}</h2>
          <p className="numeric mt-1 text-2xl/8 font-semibold" data-plan={name}>{value}</p>
          {lines.filter((line) => line !== '').map((line) => <p key={line} className="numeric mt-1 text-xs text-text-3">{line}</p>)}
        </Card>
      ))}
    </section>
  );
}
