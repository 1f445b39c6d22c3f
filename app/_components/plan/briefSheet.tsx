import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { Facts } from '@/app/_components/ui/facts';
import { PrintButton } from '@/app/_components/ui/printButton';
import { formatCount, formatFixed, formatMoneyRounded, formatProbability } from '@/lib/format';
import { sampleSizePerArm, smallestDifference } from '@/lib/stats/sampleSize';
import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import type { PlanSettings } from '@/lib/workspace/plan/planSettings';
import { planRows, type PlanView } from '@/lib/workspace/plan/planView';

/** Customers that fit on the sheet; the rest are in the file. */
const LISTED = 12;

/** The plan on one sheet: what it comes to, what to say, whom to call first, and how its effect will be known. */
export function BriefSheet({ workspace, reasons, settings, view }: { workspace: Workspace; reasons: CustomerReasons; settings: PlanSettings; view: PlanView }) {
  const { dataset: { dictionary: { currency } }, offers: { channels, applicable }, assumptions } = workspace;
  const { plan, totals, control, byOffer } = view;
  const money = (value: number) => formatMoneyRounded(value, currency);
  const rows = planRows(workspace, reasons, plan, 0, Math.min(LISTED, totals.contacted));
  const scripts = byOffer.map(({ name }) => applicable.find(({ offer }) => offer.name === name)!.offer);
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <div className="mb-3 flex items-start justify-between gap-4">
          <p className="text-base/6 font-semibold text-balance">Contact {formatCount(totals.contacted)} customers for {money(totals.cost)}: {money(totals.value)} expected net value ({money(totals.valueRange.lower)} to {money(totals.valueRange.upper)})</p>
          <PrintButton />
        </div>
        <Facts
          facts={[
            ['Time', `${formatCount(settings.days)} working days`],
            ['Channels', plan.perChannel.flatMap(({ used, capacity }, k) => (used > 0 ? [`${channels[k]!.label} ${formatCount(used)} of ${formatCount(capacity)}`] : [])).join(', ') || 'none'],
            ['Expected revenue kept', `${money(totals.revenue)} (${money(totals.revenueRange.lower)} to ${money(totals.revenueRange.upper)}) over ${assumptions.clvHorizon} months`],
            ['Cost', `${money(totals.cost)} expected, ${money(totals.mostCost)} at most`],
            ['Contacts for one customer kept', totals.needed === null ? '—' : formatFixed(totals.needed, 1)],
            ['Control group', control > 0 ? `${formatCount(control)} customers by lot (draw ${settings.draw}): do not contact them` : 'none, so the effect of this plan cannot be measured'],
            ...(control > 0 ? [['What the control group can show', measurable(view, assumptions.leaveWithin)] as const] : []),
          ]}
        />
      </Card>
      {rows.length > 0 && (
        <>
          <Card>
            <h2 className="mb-2 font-semibold">What to offer and what to say</h2>
            <DataTable
              caption="Offers and scripts"
              rowKey={({ id }) => id}
              rows={scripts}
              columns={[
                { header: 'Offer', cell: ({ name }) => name },
                { header: 'Customers', numeric: true, cell: ({ name }) => formatCount(byOffer.find((share) => share.name === name)!.contacted) },
                { header: 'Script', cell: ({ script }) => script },
              ]}
            />
          </Card>
          <Card>
            <h2 className="mb-2 font-semibold">{rows.length < totals.contacted ? `The first ${rows.length} of ${formatCount(totals.contacted)}; all are in the export` : 'Whom to contact'}</h2>
            <DataTable
              caption="First customers"
              rowKey={({ customerId }) => customerId}
              rows={rows}
              columns={[
                { header: 'Customer', cell: ({ customerId }) => <span className="whitespace-nowrap">{customerId}</span> },
                { header: 'Offer', cell: ({ offer }) => offer.name },
                { header: 'Why', cell: ({ reason }) => reason ?? '—' },
                { header: 'Leaves', numeric: true, cell: ({ leaving }) => formatProbability(leaving) },
                { header: 'Expected value', numeric: true, cell: ({ value }) => money(value) },
              ]}
            />
          </Card>
        </>
      )}
    </div>
  );
}

/** The smallest effect that two groups of this size could show, by the usual standard. */
function measurable({ totals, control }: PlanView, months: number): string {
  const { leaving, contacted, saved } = totals;
  const difference = smallestDifference(leaving, contacted, control);
  const shown = difference === null ? 'No difference in departures could be told from chance' : `A difference of ${formatFixed(100 * difference, 1)} percentage points or more in departures`;
  return `${shown} within ${months} months (5% level, 80% power). ${formatFixed((100 * saved) / contacted, 1)} points are expected, which takes ${formatCount(Math.ceil(sampleSizePerArm(leaving, leaving - saved / contacted)))} customers in each group.`;
}
