import Link from 'next/link';
import { formatCount, formatMoneyCompact, formatProbability } from '@/lib/format';
import type { QuadrantId } from '@/lib/segments/quadrants';
import type { Quadrant, ValueRiskMatrix as Matrix } from '@/lib/workspace/segmentsPage/valueRiskMatrix';
import { ticks } from './scale';

/** Drawing units; the box is as wide as it may be and this high in pixels. */
const [WIDTH, HEIGHT] = [1000, 340];
const PROBABILITY_TICKS = [0, 0.25, 0.5, 0.75, 1];

/**
 * Customers as squares in the bins of probability and monthly charge, their areas in proportion to the number, with both cuts and
 * the four quadrants between them. Each quadrant is a link for the pointer; the keyboard has its links beside the drawing.
 */
export function ValueRiskMatrix({ view, currency, href }: { view: Matrix; currency: string; href: (id: QuadrantId) => { pathname: '/customers'; query: Record<string, string> } }) {
  const { probabilityEdges, chargeEdges, cuts } = view;
  const [left, right] = [probabilityEdges[0]!, probabilityEdges.at(-1)!];
  const [bottom, top] = [chargeEdges[0]!, chargeEdges.at(-1)!];
  const across = (probability: number) => (probability - left) / (right - left);
  const down = (charge: number) => (top - charge) / (top - bottom);
  const cut = { x: across(cuts.threshold), y: down(cuts.highValueFrom) };
  const levels = ticks(bottom, top).filter((tick) => tick >= bottom && tick <= top);
  return (
    <div className="text-xs">
      <p className="mb-1 text-text-3">Monthly charge</p>
      <div className="flex">
        <div aria-hidden className="numeric relative w-12 shrink-0 text-right text-text-3" style={{ marginTop: STRIP, height: HEIGHT }}>
          {levels.map((level) => <span key={level} className="absolute right-1.5 -translate-y-1/2" style={{ top: percent(down(level)) }}>{formatMoneyCompact(level, currency)}</span>)}
        </div>
        <div className="min-w-0 flex-1">
          <div className="relative" style={{ paddingBlock: STRIP }}>
            <svg role="img" aria-label={summary(view)} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" width="100%" height={HEIGHT} className="block overflow-visible">
              {levels.map((level) => <path key={level} d={`M0 ${round(down(level) * HEIGHT)}H${WIDTH}`} stroke="var(--border)" vectorEffect="non-scaling-stroke" />)}
              {PROBABILITY_TICKS.map((tick) => <path key={tick} d={`M${round(across(tick) * WIDTH)} 0V${HEIGHT}`} stroke="var(--border)" vectorEffect="non-scaling-stroke" />)}
              <path d={squares(view, across, down)} fill="var(--accent)" stroke="var(--accent)" strokeWidth={1} vectorEffect="non-scaling-stroke" data-squares />
              <path d={`M${round(cut.x * WIDTH)} 0V${HEIGHT}M0 ${round(cut.y * HEIGHT)}H${WIDTH}`} stroke="var(--text)" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
            </svg>
            {view.quadrants.map((quadrant) => <Region key={quadrant.id} quadrant={quadrant} cut={cut} href={href(quadrant.id)} />)}
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

/** Above and below the drawing, where the quadrants have their names. */
const STRIP = 24;

/** A quadrant of the box with its strip; its name stands at the outer edge, where no square is. */
function Region({ quadrant: { label, highValue, leaving }, cut, href }: { quadrant: Quadrant; cut: { x: number; y: number }; href: ReturnType<Parameters<typeof ValueRiskMatrix>[0]['href']> }) {
  const [start, end] = leaving ? [cut.x, 1] : [0, cut.x];
  const inside = highValue ? cut.y : 1 - cut.y;
  if (end <= start) return null;
  return (
    <Link
      href={href}
      tabIndex={-1}
      aria-hidden
      prefetch={false}
      className={`absolute flex overflow-hidden px-1 whitespace-nowrap hover:bg-accent/10 ${leaving ? 'justify-end' : ''} ${highValue ? 'top-0 items-start' : 'bottom-0 items-end'}`}
      style={{ left: percent(start), width: percent(end - start), height: `calc(${STRIP}px + (100% - ${2 * STRIP}px) * ${round(inside)})` }}
    >
      <span className="flex h-6 items-center font-semibold text-text">{label}</span>
    </Link>
  );
}

/** One path of all squares. Their unit is the smallest bin, so that areas can be compared. */
function squares({ bins, probabilityEdges, chargeEdges }: Matrix, across: (probability: number) => number, down: (charge: number) => number): string {
  const smallest = (edges: readonly number[], place: (value: number) => number) => Math.min(...edges.slice(1).map((edge, i) => Math.abs(place(edge) - place(edges[i]!))));
  const [unitX, unitY] = [smallest(probabilityEdges, across) * WIDTH, smallest(chargeEdges, down) * HEIGHT];
  const most = Math.max(...bins.map(({ customers }) => customers));
  return bins.map(({ probability, charge, customers }) => {
    const x = ((across(probabilityEdges[probability]!) + across(probabilityEdges[probability + 1]!)) / 2) * WIDTH;
    const y = ((down(chargeEdges[charge]!) + down(chargeEdges[charge + 1]!)) / 2) * HEIGHT;
    const side = Math.sqrt(customers / most) * 0.94;
    const [w, h] = [unitX * side, unitY * side];
    return `M${round(x - w / 2)} ${round(y - h / 2)}h${round(w)}v${round(h)}h${round(-w)}z`;
  }).join('');
}

function summary({ title, cuts, quadrants }: Matrix): string {
  return `${title}. Cut at a probability of ${formatProbability(cuts.threshold)}. ${quadrants.map(({ label, customers }) => `${label}: ${formatCount(customers)}`).join('; ')}.`;
}

const round = (value: number) => Number(value.toFixed(2));
const percent = (share: number) => `${round(share * 100)}%`;
