import { formatCount, formatNumber, formatRate } from '@/lib/format';
import { BY_MONTH, type TenureStep } from '@/lib/workspace/tenureStep';
import { ticksFromZero } from './scale';
import { monthTicks } from './survivalCurvesGeometry';
import { MonthReadout } from './survivalCurvesReadout';

export interface HazardDatum {
  month: number;
  /** Share of those who reach the month that leaves in it, 0–1, with its 95% limits. */
  hazard: number;
  lower: number;
  upper: number;
  events: number;
  atRisk: number;
}

const [WIDTH, HEIGHT, TOP] = [1000, 220, 8];
/** Share of a month that its bar takes. */
const BAR = 0.72;

/** A bar a month, or a year, from zero with its 95% whisker, in whatever width; drawn without a script. Months in order, at least one; gaps stay gaps. */
export function HazardChart({ id, title, months, color = 'var(--churn)', step: { one, many } = BY_MONTH }: { id: string; title: string; months: HazardDatum[]; color?: string; step?: TenureStep }) {
  const [first, end] = [months[0]!.month, months.at(-1)!.month + 1];
  const levels = ticksFromZero(Math.max(...months.map(({ hazard, upper }) => Math.max(hazard, upper))));
  const top = levels.at(-1)!;
  const x = (month: number) => ((month - first) / (end - first)) * WIDTH;
  const y = (share: number) => TOP + (1 - share / top) * (HEIGHT - TOP);
  const middle = (month: number) => x(month + 0.5);
  return (
    <div id={id} className="text-xs">
      <p className="mb-1 text-text-3">Leave in the {one}, of those who reach it</p>
      <div className="flex">
        <div aria-hidden className="numeric relative w-11 shrink-0 text-right text-text-3" style={{ height: HEIGHT }}>
          {levels.map((level) => <span key={level} className="absolute right-1.5 -translate-y-1/2 whitespace-nowrap" style={{ top: y(level) }}>{formatNumber(level * 100)}%</span>)}
        </div>
        <div className="relative min-w-0 flex-1">
          <svg role="img" aria-label={title} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" width="100%" height={HEIGHT} className="block">
            {levels.map((level) => <path key={level} d={`M0 ${cut(y(level))}H${WIDTH}`} stroke={level === 0 ? 'var(--control)' : 'var(--border)'} vectorEffect="non-scaling-stroke" />)}
            {months.map(({ month, hazard }) => <rect key={month} data-month={month} x={cut(x(month + (1 - BAR) / 2))} width={cut((BAR * WIDTH) / (end - first))} y={cut(y(hazard))} height={cut(y(0) - y(hazard))} fill={color} />)}
            <path d={months.map(({ month, lower, upper }) => `M${cut(middle(month))} ${cut(y(lower))}V${cut(y(upper))}`).join('')} stroke="var(--text-2)" strokeWidth={1.2} vectorEffect="non-scaling-stroke" />
          </svg>
          <MonthReadout
            label={`${title}. ${capital(many)} as a customer`}
            months={months.map(({ month, hazard, lower, upper, events, atRisk }) => ({
              at: middle(month) / WIDTH,
              rows: [[capital(one), String(month)], ['Leave', formatRate(hazard)], ['95% interval', `${formatRate(lower)} to ${formatRate(upper)}`], ['Left', formatCount(events)], ['Number at risk', formatCount(atRisk)]],
            }))}
          />
          <div aria-hidden className="numeric relative h-5 text-text-3">
            {monthTicks(first, end - 1).map((month, i) => <span key={month} className={`absolute top-1 -translate-x-1/2 whitespace-nowrap ${i % 2 === 1 ? 'max-sm:hidden' : ''}`} style={{ left: `${cut(middle(month) / 10)}%` }}>{month}</span>)}
          </div>
        </div>
      </div>
      <p className="mt-1 text-center text-text-3">{capital(one)} as a customer</p>
    </div>
  );
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const cut = (value: number) => Number(value.toFixed(1));
