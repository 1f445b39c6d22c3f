import { intervalText } from '@/app/_components/customer/interval';
import { ChartFrame, LegendItem } from '@/app/_components/charts/chartFrame';
import { SurvivalCurves } from '@/app/_components/charts/survivalCurves';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { formatCount, formatMonths, formatProbability, formatRate, MISSING } from '@/lib/format';
import { SAID, type Outlook, type OutlookPoint, type Share } from '@/lib/workspace/customerPage/outlook';

const TABLE_STEP = 6;
const HEIGHT = 170;

/** How long customers like this one stay, and what lies ahead from today's tenure. */
export function OutlookCard({ outlook }: { outlook: Outlook }) {
  const title = titleOf(outlook);
  const { points, extrapolatedFrom, tenure, ahead } = outlook;
  return (
    <Card className="flex flex-col gap-3">
      <ChartFrame
        id="outlook"
        title={title}
        subtitle={likeThis(outlook)}
        legend={<><LegendItem color="var(--retention)">Still there</LegendItem><LegendItem color="var(--retention)" shape="band">95% interval</LegendItem>{extrapolatedFrom !== null && <LegendItem color="var(--retention)" shape="dashed">Extrapolated</LegendItem>}</>}
        table={{
          columns: [{ header: 'After months' }, { header: 'Still there', numeric: true }, { header: '95% interval', numeric: true }],
          rows: printed(points, tenure).map((point) => [String(point.month), formatRate(point.survival), extrapolatedFrom !== null && point.month >= extrapolatedFrom ? 'extrapolated' : `${formatRate(point.lower)} to ${formatRate(point.upper)}`]),
        }}
      >
        <SurvivalCurves
          id="outlook-chart"
          title={title}
          series={[{ label: 'Like this', color: 'var(--retention)', points, extrapolatedFrom }]}
          marker={{ month: tenure, label: ahead ? 'Today' : 'Left' }}
          height={HEIGHT}
        />
      </ChartFrame>
      {ahead && <Ahead ahead={ahead} />}
      <details>
        <summary className="inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2">{outlook.oneGroup ? 'What it rests on' : 'Why these customers, and not those of the same probability'}</summary>
        <p className="mt-1 text-xs text-text-2">{whyThese(outlook)}</p>
      </details>
    </Card>
  );
}

/** From today's tenure; what rests on months that nobody was watched in has no range. */
function Ahead({ ahead }: { ahead: NonNullable<Outlook['ahead']> }) {
  const rows = [
    { name: 'Still here', cells: ahead.map(({ share, extrapolated }) => `${extrapolated ? '≈' : ''}${formatProbability(share)}`) },
    { name: '95% range', cells: ahead.map((one) => (one.extrapolated ? MISSING : rangeOf(one))) },
  ];
  return (
    <div>
      <DataTable
        caption="Chance to be still here, from today's tenure"
        columns={[{ header: 'Months ahead', cell: ({ name }: (typeof rows)[number]) => <span className="text-xs whitespace-nowrap">{name}</span> }, ...ahead.map(({ months }, i) => ({ header: String(months), numeric: true, cell: ({ cells }: (typeof rows)[number]) => <span className="text-xs">{cells[i]}</span> }))]}
        rows={rows}
        rowKey={({ name }) => name}
      />
      {ahead.some(({ extrapolated }) => extrapolated) && <p className="mt-1 text-xs text-text-3">≈ extrapolated: too few were watched that long, so there is no range.</p>}
    </div>
  );
}

function titleOf({ ahead, soFar, tenure }: Outlook): string {
  const said = ahead?.find(({ months }) => months === SAID);
  const [share, when] = said ? [said, `are still here in ${formatMonths(SAID)}`] : [soFar, `were still there after ${formatMonths(tenure)}`];
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
  return `${counted}: those ${which}, group ${place} of ${groups} by ${named.map((label) => label.toLowerCase()).join(', ')}${others}, whatever their tenure.`;
}

function whyThese({ oneGroup, beyondBy, extrapolatedFrom }: Outlook): string {
  const group = oneGroup ? '' : 'The probability looks back: whoever stayed long scores low because they stayed, so a curve of customers with the same probability would only show how they were chosen. These are grouped by how fast customers with their details leave at any tenure. ';
  const beyond = extrapolatedFrom === null ? '' : `From month ${extrapolatedFrom} on fewer than 50 were watched; the curve goes on ${beyondBy === 'sbg' ? 'by a shifted-beta-geometric model fitted to the months before, in which those who stay are ever less likely to leave' : 'at the mean rate of its last year'}. `;
  return `${group}${beyond}The range is that of the group, not of one customer: each of them either stays or leaves.`;
}

function printed(points: readonly OutlookPoint[], tenure: number): OutlookPoint[] {
  return points.filter(({ month }, i) => month % TABLE_STEP === 0 || month === tenure || i === points.length - 1);
}
