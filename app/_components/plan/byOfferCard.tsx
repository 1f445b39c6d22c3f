import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { formatCount, formatMoneyRounded } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import type { PlanView } from '@/lib/workspace/plan/planView';

/** Which offers the plan makes; and the ones that this dataset cannot have. */
export function ByOfferCard({ workspace: { offers: { absent, applicable }, dataset: { dictionary: { currency } } }, view: { byOffer } }: { workspace: Workspace; view: PlanView }) {
  const [first] = byOffer;
  return (
    <Card labelledBy="by-offer-title">
      <h2 id="by-offer-title" className="text-base/6 font-semibold text-balance">{first ? `${first.name} brings most: ${formatMoneyRounded(first.value, currency)} with ${formatCount(first.contacted)} customers` : 'No offer is made'}</h2>
      <p className="mt-0.5 mb-3 text-xs text-text-3">{byOffer.length} of {applicable.length + absent.length} offers are used. <Link href="/settings/offers" prefetch={false} className="text-accent underline underline-offset-2">Edit offers</Link></p>
      {first && (
        <DataTable
          caption="Offers of the plan"
          rowKey={({ name }) => name}
          rows={byOffer}
          columns={[
            { header: 'Offer', cell: ({ name, channel }) => <>{name} <span className="text-xs text-text-3">{channel}</span></> },
            { header: 'Customers', numeric: true, cell: ({ contacted }) => formatCount(contacted) },
            { header: 'Cost', numeric: true, wideOnly: true, cell: ({ cost }) => formatMoneyRounded(cost, currency) },
            { header: 'Net value', numeric: true, cell: ({ value }) => formatMoneyRounded(value, currency) },
          ]}
        />
      )}
      {absent.length > 0 && (
        <details className="mt-3 text-xs">
          <summary className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">{absent.length} offers are not applicable to this file</summary>
          <ul className="mt-1 flex flex-col gap-1 text-text-2">{absent.map(({ offer, lacks }) => <li key={offer.id}><span className="font-medium">{offer.name}</span>: the file lacks {lacks}</li>)}</ul>
        </details>
      )}
    </Card>
  );
}
