import { ChanceAhead, ChanceAheadKey } from '@/app/_components/customer/chanceAhead';
import { chanceAndRiskText } from '@/app/_components/customerPage/lookingAheadText';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { Facts } from '@/app/_components/ui/facts';
import { PrintButton } from '@/app/_components/ui/printButton';
import { formatCount, formatFixed, formatMoneyRounded, formatMonths, formatProbability } from '@/lib/format';
import { watchedMonths } from '@/lib/workspace/customerPage/lookingAhead';
import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import type { PlanSettings } from '@/lib/workspace/plan/planSettings';
import { planRows, type PlanRow, type PlanView } from '@/lib/workspace/plan/planView';
import { arithmeticText, controlWords, deductedText, rangeText, returnText } from '@/lib/workspace/plan/planWords';

/** Customers, and offers with their scripts, that fit on one sheet of A4 or Letter whatever they say; the rest are in the file. */
const LISTED = 8;
const SCRIPTS = 6;

/** The plan on one sheet: what it comes to, what to say, whom to call first, and how its effect will be known. */
export function BriefSheet({ workspace, reasons, settings, view }: { workspace: Workspace; reasons: CustomerReasons; settings: PlanSettings; view: PlanView }) {
  const { dataset: { dictionary: { currency, observationWindow } }, assumptions: { leaveWithin }, model } = workspace;
  const { totals, newcomers } = view;
  const money = (value: number) => formatMoneyRounded(value, currency);
  const rows = planRows(workspace, reasons, view.plan, 0, Math.min(LISTED, totals.contacted));
  return (
    <div className="flex flex-col gap-4 print:gap-2">
      <Card>
        <div className="mb-3 flex items-start justify-between gap-4 print:mb-1">
          <p className="text-base/6 font-semibold text-balance">{totals.contacted === 0 ? 'Nobody to contact under these settings' : `Contact ${formatCount(totals.contacted)} customers for ${money(totals.cost)}: ${money(totals.value)} expected net value (${rangeText(totals.valueRange, currency)})`}</p>
          <PrintButton />
        </div>
        <Facts facts={factsOf(workspace, settings, view)} />
      </Card>
      {rows.length > 0 && (
        <>
          <Scripts workspace={workspace} view={view} />
          <Card>
            <h2 className="font-semibold">{rows.length < totals.contacted ? `The first ${rows.length} of ${formatCount(totals.contacted)}; all are in the export` : 'Whom to contact'}</h2>
            {model && (
              <p className="numeric mt-0.5 mb-2 text-xs text-text-3 print:mb-0">
                {chanceAndRiskText(leaveWithin, watchedMonths(observationWindow))}
                {newcomers > 0 && ` For ${formatCount(newcomers)} of all, too new for a risk, the plan rests on the chance ahead alone.`}
              </p>
            )}
            <DataTable
              caption="First customers"
              rowKey={({ customerId }) => customerId}
              rows={rows}
              columns={[
                { header: 'Customer', cell: ({ customerId }) => <span className="whitespace-nowrap">{customerId}</span> },
                { header: 'Offer', cell: ({ offer }) => <Clamped>{offer.name}</Clamped> },
                { header: 'Why', wideOnly: true, cell: ({ reason }) => <Clamped>{reason}</Clamped> },
                { header: `Leaves in ${formatMonths(leaveWithin)}`, numeric: true, wideOnly: true, cell: ({ leaving, leavingBeyond }) => <ChanceAhead share={leaving} beyond={leavingBeyond} /> },
                ...(model ? [{ header: 'Risk (looks back)', wideOnly: true, cell: (row: PlanRow) => <Risk row={row} /> }] : []),
                { header: 'Expected value', numeric: true, cell: ({ value }) => money(value) },
              ]}
              below={({ reason, leaving }) => `${reason}; leaves in ${formatMonths(leaveWithin)}: ${formatProbability(leaving)}`}
            />
            <ChanceAheadKey rows={rows} />
          </Card>
        </>
      )}
    </div>
  );
}

function factsOf({ dataset: { dictionary: { currency } }, offers: { channels }, assumptions: { clvHorizon, grossMargin, leaveWithin } }: Workspace, settings: PlanSettings, { plan, totals, control }: PlanView): [string, string][] {
  const money = (value: number) => formatMoneyRounded(value, currency);
  const words = controlWords(totals, control, settings.control, leaveWithin);
  const keptBack = control > 0 ? `${words.kept} (draw ${settings.draw}): do not contact them` : words.kept;
  if (totals.contacted === 0) return [['Time', `${formatCount(settings.days)} working days`], ['Control group', keptBack]];
  return [
    ['Time and channels', `${formatCount(settings.days)} working days; ${plan.perChannel.flatMap(({ used, capacity }, k) => (used > 0 ? [`${channels[k]!.label} ${formatCount(used)} of ${formatCount(capacity)}`] : [])).join(', ')}`],
    ['Cost', `${money(totals.cost)} set aside, ${money(totals.mostCost)} at most. ${deductedText(totals, currency)}`],
    ['Revenue kept', `${money(totals.revenue)} over ${clvHorizon} months (${rangeText(totals.revenueRange, currency)})`],
    ['Net value', `${arithmeticText(totals, grossMargin, currency)} = ${money(totals.value)}${totals.roi === null ? '' : `; ${returnText(totals, currency)}`}`],
    ['Contacts for one customer kept', totals.needed === null ? '—' : formatFixed(totals.needed, 1)],
    ['Control group', keptBack],
    ...(words.shows === null ? [] : [['What it can show', words.shows] as [string, string]]),
  ];
}

/** The offers with the most contacts, each with what to say. */
function Scripts({ workspace: { offers: { applicable } }, view: { byOffer } }: { workspace: Workspace; view: PlanView }) {
  const used = byOffer.toSorted((a, b) => b.contacted - a.contacted).slice(0, SCRIPTS)
    .map(({ name, contacted }) => ({ name, contacted, script: applicable.find(({ offer }) => offer.name === name)!.offer.script }));
  const more = byOffer.length - used.length;
  return (
    <Card>
      <h2 className="mb-2 font-semibold print:mb-0">What to offer and what to say{more > 0 && <span className="font-normal text-text-3">, the {used.length} offers for most customers; {more} more {more === 1 ? 'offer' : 'offers'} in the export</span>}</h2>
      <DataTable
        caption="Offers and scripts"
        rowKey={({ name }) => name}
        rows={used}
        columns={[
          { header: 'Offer', cell: ({ name }) => <Clamped>{name}</Clamped> },
          { header: 'Customers', numeric: true, cell: ({ contacted }) => formatCount(contacted) },
          { header: 'Script', wideOnly: true, cell: ({ script }) => <Clamped>{script}</Clamped> },
        ]}
        below={({ script }) => script}
      />
    </Card>
  );
}

/** Two lines at most on paper, so that one long text does not push the last customer off the sheet. */
function Clamped({ children }: { children: string }) {
  return <span className="print:line-clamp-2">{children}</span>;
}

function Risk({ row: { probability, riskBand } }: { row: PlanRow }) {
  return probability === null || riskBand === null ? <span className="text-xs text-text-3">too new</span> : <RiskBadge band={riskBand} probability={probability} />;
}
