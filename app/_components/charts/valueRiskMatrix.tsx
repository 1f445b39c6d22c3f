import Link from 'next/link';
import { formatCount, formatCut, formatMoneyCompact } from '@/lib/format';
import type { QuadrantId } from '@/lib/segments/quadrants';
import type { Quadrant, ValueRiskMatrix as Matrix } from '@/lib/workspace/segmentsPage/valueRiskMatrix';
import { ticks } from './scale';

/** Drawing units; the box is as wide as it may be and this high in pixels. */
const [WIDTH, HEIGHT] = [1000, 380];
/** Above and below the drawing, where the quadrants have their names and numbers: two lines. */
const STRIP = 40;
/** Side in pixels below which a square is drawn larger than it is, to be seen. */
const SMALLEST = 3;
const PROBABILITY_TICKS = [0, 0.25, 0.5, 0.75, 1];

/**
 * Customers as squares in the bins of probability and of what they pay a month, their areas in proportion to the number, with both cuts and
 * the four quadrants between them, each with its customers and its revenue at risk. Each quadrant is a link for the pointer; the keyboard has its links beside the drawing.
 */
export function ValueRiskMatrix({ view, currency, chargeLabel, href }: { view: Matrix; currency: string; /** What the dataset calls what customers pay a month. */ chargeLabel: string; href: (id: QuadrantId) => { pathname: '/customers'; query: Record<string, string> } }) {
  const { probabilityEdges, chargeEdges, cuts } = view;
  const [left, right] = [probabilityEdges[0]!, probabilityEdges.at(-1)!];
  const [bottom, top] = [chargeEdges[0]!, chargeEdges.at(-1)!];
  const across = (probability: number) => (probability - left) / (right - left);
  const down = (charge: number) => (top - charge) / (top - bottom);
  const cut = { x: across(cuts.threshold), y: down(cuts.highValueFrom) };
  const levels = ticks(bottom, top).filter((tick) => tick >= bottom && tick <= top);
  return (
    <div className="text-xs">
      <p className="mb-1 text-text-3">{chargeLabel}</p>
      <div className="flex">
        <div aria-hidden className="numeric relative w-12 shrink-0 text-right text-text-3" style={{ marginTop: STRIP, height: HEIGHT }}>
          {levels.map((level) => <span key={level} className="absolute right-1.5 -translate-y-1/2" style={{ top: percent(down(level)) }}>{formatMoneyCompact(level, currency)}</span>)}
        </div>
        <div className="min-w-0 flex-1">
          <div className="relative" style={{ paddingBlock: STRIP, containerType: 'inline-size' }}>
            <svg role="img" aria-label={summary(view)} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" width="100%" height={HEIGHT} className="block overflow-visible">
              {levels.map((level) => <path key={level} d={`M0 ${round(down(level) * HEIGHT)}H${WIDTH}`} stroke="var(--border)" vectorEffect="non-scaling-stroke" />)}
              {PROBABILITY_TICKS.map((tick) => <path key={tick} d={`M${round(across(tick) * WIDTH)} 0V${HEIGHT}`} stroke="var(--border)" vectorEffect="non-scaling-stroke" />)}
              <Squares view={view} across={across} down={down} />
              <path d={`M${round(cut.x * WIDTH)} 0V${HEIGHT}M0 ${round(cut.y * HEIGHT)}H${WIDTH}`} stroke="var(--text)" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
            </svg>
            {view.quadrants.map((quadrant) => <Region key={quadrant.id} quadrant={quadrant} currency={currency} cut={cut} href={href(quadrant.id)} />)}
          </div>
          <div className="numeric relative h-5 text-text-3">
            {PROBABILITY_TICKS.map((tick) => <span key={tick} className={`absolute top-0.5 whitespace-nowrap ${tick === 0 ? '' : tick === 1 ? '-translate-x-full' : '-translate-x-1/2'}`} style={{ left: percent(across(tick)) }}>{tick * 100}%</span>)}
          </div>
        </div>
      </div>
      <p className="mt-1 text-center text-text-3">Probability to leave</p>
    </div>
  );
}

/** A quadrant of the box with its strip, where its name, its customers and its revenue at risk stand: no square is there. They may reach into the strip beside. */
function Region({ quadrant: { label, highValue, leaving, customers, atRisk }, currency, cut, href }: {
  quadrant: Quadrant;
  currency: string;
  cut: { x: number; y: number };
  href: ReturnType<Parameters<typeof ValueRiskMatrix>[0]['href']>;
}) {
  const [start, end] = leaving ? [cut.x, 1] : [0, cut.x];
  const inside = highValue ? cut.y : 1 - cut.y;
  if (end <= start) return null;
  return (
    <Link
      href={href}
      tabIndex={-1}
      aria-hidden
      prefetch={false}
      className={`absolute flex flex-col px-1 whitespace-nowrap hover:bg-accent/10 ${leaving ? 'items-end' : 'items-start'} ${highValue ? 'top-0 justify-start' : 'bottom-0 justify-end'}`}
      style={{ left: percent(start), width: percent(end - start), height: `calc(${STRIP}px + (100% - ${2 * STRIP}px) * ${round(inside)})` }}
    >
      <span className="flex flex-col justify-center" style={{ height: STRIP, textAlign: leaving ? 'right' : 'left' }}>
        <span className="font-semibold text-text">{label}</span>
        <span className="numeric text-text-2">{formatCount(customers)} · {formatMoneyCompact(atRisk, currency)} at risk</span>
      </span>
    </Link>
  );
}

/**
 * Squares whose areas can be compared, as strokes of next to no length with square ends: they stay squares however wide the box, and
 * some printers leave out those of none. The most customers fill the smallest bin. One path for each number of customers.
 */
function Squares({ view: { bins, probabilityEdges, chargeEdges }, across, down }: { view: Matrix; across: (probability: number) => number; down: (charge: number) => number }) {
  const smallest = (edges: readonly number[], place: (value: number) => number) => Math.min(...edges.slice(1).map((edge, i) => Math.abs(place(edge) - place(edges[i]!))));
  const [unitX, unitY] = [smallest(probabilityEdges, across), smallest(chargeEdges, down) * HEIGHT];
  const most = Math.max(...bins.map(({ customers }) => customers));
  const middle = (edges: readonly number[], bin: number, place: (value: number) => number) => (place(edges[bin]!) + place(edges[bin + 1]!)) / 2;
  const paths = new Map<number, string>();
  for (const { probability, charge, customers } of bins) {
    const [x, y] = [middle(probabilityEdges, probability, across) * WIDTH, middle(chargeEdges, charge, down) * HEIGHT];
    paths.set(customers, `${paths.get(customers) ?? ''}M${round(x)} ${round(y)}h.01`);
  }
  return (
    <g fill="none" stroke="var(--accent)" strokeLinecap="square" data-squares>
      {Array.from(paths, ([customers, d]) => {
        const side = round(Math.sqrt(customers / most) * 0.94);
        return <path key={customers} d={d} vectorEffect="non-scaling-stroke" strokeWidth={Math.max(SMALLEST, side * unitY)} style={{ strokeWidth: `max(${SMALLEST}px, ${side} * min(${round(unitX * 100)}cqw, ${round(unitY)}px))` }} />;
      })}
    </g>
  );
}

function summary({ title, cuts, quadrants }: Matrix): string {
  return `${title}. Cut at a probability of ${formatCut(cuts.threshold)}. ${quadrants.map(({ label, customers }) => `${label}: ${formatCount(customers)}`).join('; ')}.`;
}

const round = (value: number) => Number(value.toFixed(2));
const percent = (share: number) => `${round(share * 100)}%`;
