import { Card } from '@/app/_components/ui/card';
import { formatMoneyRounded } from '@/lib/format';
import type { LossGroup } from '@/lib/workspace/revenuePage/revenuePage';
import { horizonText, rangeText, shareText } from '@/lib/workspace/revenuePage/words';

/** What all customers together are expected to take along: two figures for each horizon, with their ranges. */
export function OutlookTiles({ total, currency }: { total: LossGroup; currency: string }) {
  return (
    <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 md:gap-4 xl:grid-cols-4">
      {total.lost.map((lost, i) => (
        <li key={lost.months} data-horizon={lost.months}>
          <Card className="flex h-full flex-col gap-3">
            <h3 className="text-text-2">In {horizonText(lost)}</h3>
            <Figure name="Monthly revenue that has left" value={formatMoneyRounded(lost.value, currency)} share={`${shareText(lost, total, 'month')} of monthly revenue`} range={rangeText(lost.range, currency)} large data="lost" />
            <Figure name={`Not received over the ${lost.months === 1 ? 'month' : horizonText(lost)}`} value={formatMoneyRounded(total.notReceived[i]!.value, currency)} share={`${shareText(total.notReceived[i]!, total, 'months')} of revenue`} range={rangeText(total.notReceived[i]!.range, currency)} data="not-received" />
          </Card>
        </li>
      ))}
    </ul>
  );
}

function Figure({ name, value, share, range, large, data }: { name: string; value: string; share: string; range: string; large?: boolean; data: string }) {
  return (
    <dl className="numeric">
      <dt className="text-xs text-text-3">{name}</dt>
      <dd className="mt-0.5 flex flex-wrap items-baseline gap-x-2">
        <span className={`font-semibold ${large ? 'text-[28px]/8' : 'text-base/6'}`} data-figure={data}>{value}</span>
        <span className="text-text-2">{share}</span>
      </dd>
      <dd className="text-xs text-text-2">90% range {range}</dd>
    </dl>
  );
}
