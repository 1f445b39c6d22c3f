import { intervalText } from '@/app/_components/customer/interval';
import { ChartFrame, LegendItem } from '@/app/_components/charts/chartFrame';
import { SurvivalCurves } from '@/app/_components/charts/survivalCurves';
import { isPrinted } from '@/app/_components/survival/printed';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { labelWithin } from '@/lib/dataset/labelWithin';
import { formatCount, formatProbability, formatRate, MISSING } from '@/lib/format';
import { stepsText } from '@/lib/workspace/tenureStep';
import { SAID, type Outlook, type OutlookPoint, type Share } from '@/lib/workspace/customerPage/outlook';

const HEIGHT = 170;

/** How long customers like this one stay, and what lies ahead from today's tenure. */
export function OutlookCard({ outlook }: { outlook: Outlook }) {
  const title = titleOf(outlook);
  const { points, group, extrapolatedFrom, tenure, step, ahead } = outlook;
  return (
    <Card className="flex flex-col gap-3">
      <ChartFrame
        id="outlook"
        title={title}
        subtitle={<span className="print:hidden">{likeThis(outlook)}</span>}
        legend={<><LegendItem color="var(--retention)">Still there</LegendItem><LegendItem color="var(--retention)" shape="band">95% interval</LegendItem>{group.length > 0 && <LegendItem color="var(--control)">Their group</LegendItem>}{extrapolatedFrom !== null && <LegendItem color="var(--retention)" shape="dashed">Extrapolated</LegendItem>}</>}
        table={{
          columns: [{ header: `After ${step.many}` }, { header: 'Still there', numeric: true }, { header: '95% interval', numeric: true }],
          rows: printed(points, outlook).map((point) => [String(point.month), formatRate(point.survival), extrapolatedFrom !== null && point.month >= extrapolatedFrom ? 'extrapolated' : `${formatRate(point.lower)} to ${formatRate(point.upper)}`]),
        }}
      >
        <SurvivalCurves
          id="outlook-chart"
          title={title}
          series={[
            { label: 'Like this', color: 'var(--retention)', points, extrapolatedFrom },
            ...(group.length > 0 ? [{ label: 'Group', color: 'var(--control)', points: group.map((point) => ({ ...point, lower: NaN, upper: NaN })) }] : []),
          ]}
          marker={{ month: tenure, label: ahead ? 'Today' : 'Left' }}
          height={HEIGHT}
          step={step}
        />
      </ChartFrame>
      {ahead && <Ahead ahead={ahead} outlook={outlook} />}
      <details>
        <summary className="inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2">{outlook.oneGroup ? 'What it rests on' : 'Why these customers, and not those of the same probability'}</summary>
        <p className="mt-1 text-xs text-text-2">{whyThese(outlook)}</p>
      </details>
    </Card>
  );
}

/** From today's tenure; what rests on months that nobody was watched in has no range. */
function Ahead({ ahead, outlook: { step, observed } }: { ahead: NonNullable<Outlook['ahead']>; outlook: Outlook }) {
  const rows = [
    { name: 'Still here', cells: ahead.map(({ share, extrapolated }) => `${extrapolated ? '≈' : ''}${formatProbability(share)}`) },
    { name: '95% range', cells: ahead.map((one) => (one.extrapolated ? MISSING : rangeOf(one))) },
  ];
  return (
    <div>
      <DataTable
        caption="Chance to be still here, from today's tenure"
        columns={[{ header: `In ${step.many}`, cell: ({ name }: (typeof rows)[number]) => <span className="text-xs whitespace-nowrap">{name}</span> }, ...ahead.map(({ months }, i) => ({ header: String(months / step.months), numeric: true, cell: ({ cells }: (typeof rows)[number]) => <span className="text-xs">{cells[i]}</span> }))]}
        rows={rows}
        rowKey={({ name }) => name}
      />
      {ahead.some(({ extrapolated }) => extrapolated) && <p className="mt-1 text-xs text-text-3">≈ extrapolated beyond the {stepsText(observed, step)} seen in this data: too few were watched longer, so there is no range.</p>}
    </div>
  );
}

function titleOf({ ahead, soFar, tenure, step }: Outlook): string {
  const said = ahead?.find(({ months }) => months === SAID);
  const [share, when] = said ? [said, `are still here in ${stepsText(SAID / step.months, step)}`] : [soFar, `were still there after ${stepsText(tenure, step)}`];
  const range = rangeOf(share);
  if (share.extrapolated) return `About ${formatProbability(share.share)} of customers like this ${when}, by extrapolation`;
  return `${formatProbability(share.share)}${range === MISSING ? '' : ` (${range})`} of customers like this ${when}`;
}

function rangeOf({ lower, upper }: Share): string {
  return Number.isFinite(lower) && Number.isFinite(upper) ? intervalText({ lower, upper }) : MISSING;
}

function likeThis({ place, groups, customers, left, by: { named, more }, oneGroup }: Outlook): string {
  const counted = `${formatCount(customers)} customers, of whom ${formatCount(left)} left`;
  if (oneGroup === 'no-model') return `All ${counted}: without a model nothing tells apart who leaves sooner.`;
  if (oneGroup === 'few') return `All ${counted}: too few departures to tell apart who leaves sooner.`;
  const which = place === 1 ? 'who leave slowest' : place === groups ? 'who leave fastest' : 'who leave about as fast';
  const others = more === 0 ? '' : ` and ${more} more ${more === 1 ? 'detail' : 'details'}`;
  return `With this customer’s ${named.map(labelWithin).join(', ')}${others}, whatever the tenure. Their group: ${counted}, those ${which}, ${place} of ${groups}.`;
}

function whyThese({ oneGroup, extrapolatedFrom, step }: Outlook): string {
  const group = oneGroup ? '' : 'The probability looks back: whoever stayed long scores low because they stayed, so a curve of customers with the same probability would only show how they were chosen. Here customers are grouped by how fast those with their details leave at any tenure (a Cox regression that has not seen them), and the group’s curve is scaled by how much faster or slower than the group this one’s details leave. ';
  const beyond = extrapolatedFrom === null ? '' : `From ${step.one} ${extrapolatedFrom} on fewer than 50 of the group were watched; the curve goes on as that of all customers, and beyond theirs by a model fitted to it. `;
  return `${group}${beyond}The range is the sampling error of the estimate. What the file does not know of a customer comes on top, and each of them either stays or leaves.`;
}

function printed(points: readonly OutlookPoint[], { tenure, step }: Outlook): OutlookPoint[] {
  const isShown = isPrinted(step);
  return points.filter((point, i) => isShown(point, i, points) || point.month === tenure);
}
