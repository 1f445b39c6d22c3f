import type { Route } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import type { Offer } from '@/lib/retention/offersSchema';
import { formatRate } from '@/lib/format';
import { originText, saveRateText } from '@/lib/workspace/assumptionsPage/offerText';
import type { Workspace } from '@/lib/workspace/derive';

/** How often each offer is taken to work, how sure one is of it, and where that comes from. */
export function SaveRatesCard({ workspace: { assumptions, offersFile: { offers }, offers: { absent } } }: { workspace: Workspace }) {
  const lacking = new Set(absent.map(({ offer }) => offer.id));
  return (
    <Card id="save-rates" labelledBy="save-rates-title">
      <h2 id="save-rates-title" className="text-base/6 font-semibold">Save rates of the offers</h2>
      <p className="mt-0.5 mb-2 text-xs text-text-3">
        γ: of the contacted customers who would have left, the share that an offer keeps. Acceptance: of those who would have stayed, the share that takes the incentive. Used by every expected value on <Link href="/customers" prefetch={false} className="text-accent underline underline-offset-2">Customers</Link> and <Link href={'/plan' as Route} prefetch={false} className="text-accent underline underline-offset-2">Plan</Link>.
      </p>
      {offers.length === 0 ? <p className="text-text-2">There are no offers.</p> : (
        <DataTable
          caption="Offers by save rate"
          columns={[
            { header: 'Offer', cell: ({ id, name }: Offer) => <><Link href={`/settings/offers?offer=${id}` as Route} prefetch={false} className="text-accent underline underline-offset-2">{name}</Link>{lacking.has(id) && <span className="font-normal text-text-3"> (does not apply)</span>}</> },
            { header: 'Mean', numeric: true, cell: ({ saveRate }) => formatRate(saveRateText(saveRate).mean) },
            { header: '90% range', numeric: true, cell: ({ saveRate }) => saveRateText(saveRate).range },
            { header: 'Acceptance', numeric: true, cell: ({ acceptance }) => (acceptance === undefined ? `usual ${formatRate(assumptions.acceptance)}` : formatRate(acceptance)) },
            { header: 'Origin', cell: ({ origin }) => originText(origin) },
          ]}
          rows={offers}
          rowKey={({ id }) => id}
        />
      )}
      <Link href={'/settings/offers' as Route} className="mt-3 inline-flex min-h-9 items-center text-accent underline underline-offset-2">Edit the offers</Link>
    </Card>
  );
}
