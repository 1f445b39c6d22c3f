import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import { formatMoneyCompact, formatMoneyRounded, formatRate } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import { revenueOutlook } from '@/lib/workspace/revenuePage/outlook';
import { totalOf } from '@/lib/workspace/revenuePage/revenuePage';
import { horizonText, rangeText, shareText } from '@/lib/workspace/revenuePage/words';

/** For the overview: how much monthly revenue is expected to leave and how soon, with the way to where it does. */
export function RevenueCard({ workspace }: { workspace: Workspace }) {
  const { currency } = workspace.dataset.dictionary;
  const outlook = revenueOutlook(workspace);
  const total = totalOf(workspace);
  if ('absence' in outlook || !total) {
    return (
      <Card labelledBy="revenue-loss-title">
        <h2 id="revenue-loss-title" className="text-base/6 font-semibold">Revenue that will leave</h2>
        <p className="mt-1 text-text-2">{'absence' in outlook && outlook.absence}</p>
      </Card>
    );
  }
  const soon = total.lost.find(({ months }) => months === 3)!;
  return (
    <Card labelledBy="revenue-loss-title">
      <h2 id="revenue-loss-title" className="text-base/6 font-semibold text-balance">
        {formatMoneyRounded(soon.value, currency)} of monthly revenue ({formatRate(soon.value / total.revenue)}) is expected to leave within {horizonText(soon)} ({rangeText(soon.range, currency)})
      </h2>
      <p className="mt-0.5 mb-3 text-xs text-text-3">Monthly revenue of today’s customers that will have left, with a 90% range; each customer by how long people like them stay.</p>
      <dl className="numeric grid grid-cols-2 gap-3 sm:grid-cols-4">
        {total.lost.map((lost) => (
          <div key={lost.months}>
            <dt className="text-xs text-text-3">In {horizonText(lost)}</dt>
            <dd className="text-xl/7 font-semibold" data-revenue-loss={lost.months}>{formatMoneyCompact(lost.value, currency)}</dd>
            <dd className="text-xs text-text-2">{shareText(lost, total, 'month')} of monthly revenue</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3"><Link href="/revenue" className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">Where it leaves, and what retaining more would bring</Link></p>
    </Card>
  );
}
