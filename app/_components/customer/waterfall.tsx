import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { ticks } from '@/app/_components/charts/scale';
import { ActOnKey, ActOnMark } from './actOn';
import { formatCount, formatNumber, formatRate } from '@/lib/format';
import type { Waterfall as WaterfallData } from '@/lib/explanation/waterfall';

/** The plot ends where the column of the values begins, so that no line crosses a number. */
const BESIDE_VALUES = { inset: 'right-16', margin: 'mr-16', column: 'w-16' };

/** A bar on the scale, its ends as probabilities; totals start from zero. */
interface Row { label: string; valueText: string; text: string; from: number; to: number; total?: boolean; actOn?: boolean }

/**
 * From the average customer to this one, in percentage points: each bar begins where the one above it ended, to the right is
 * more risk. HTML and CSS only, so it needs no script and no measuring.
 */
export function Waterfall({ id, data, learnedFrom, actOn, tableName }: {
  id: string;
  data: WaterfallData;
  /** Customers whose mean prediction the average customer is. */
  learnedFrom: number;
  /** What makes a detail a reason to act on. */
  actOn: string;
  tableName?: string;
}) {
  const rows: Row[] = [
    { label: 'Average customer', valueText: '', text: data.baseText, from: 0, to: data.base, total: true },
    ...data.steps,
    { label: 'This customer', valueText: '', text: data.totalText, from: 0, to: data.total, total: true },
  ];
  const axis = ticks(Math.min(0, ...rows.map((row) => row.to)), Math.max(0.05, ...rows.map((row) => row.to)));
  const x = (value: number) => ((value - axis[0]!) / (axis.at(-1)! - axis[0]!)) * 100;
  return (
    <ChartFrame
      id={id}
      title={data.title}
      subtitle={`Chance to leave; what each detail adds or takes away in percentage points. Average over the ${formatCount(learnedFrom)} customers that the model learned from.`}
      legend={<ActOnKey reasons={data.steps} actOn={actOn} />}
      headingLevel="h3"
      tableName={tableName}
      table={{
        columns: [{ header: 'Detail' }, { header: 'Value' }, { header: 'Change', numeric: true }, { header: 'Sum so far', numeric: true }, { header: 'To act on' }],
        rows: rows.map((row) => [row.label, row.valueText, row.total ? '' : row.text, formatRate(row.to), row.actOn ? 'yes' : '']),
      }}
    >
      <div className="numeric relative text-xs">
        <div aria-hidden className={`absolute inset-y-0 left-0 ${BESIDE_VALUES.inset}`}>
          {axis.map((tick) => <span key={tick} style={{ left: `${x(tick)}%` }} className={`absolute top-0 bottom-5 w-px ${tick === 0 ? 'bg-control' : 'bg-border'}`} />)}
        </div>
        <ol className="relative">
          {rows.map((row, i) => <BarRow key={row.label} row={row} x={x} previousEnd={i > 0 ? rows[i - 1]!.to : null} />)}
        </ol>
        <div aria-hidden className={`relative mt-1 h-4 text-text-3 ${BESIDE_VALUES.margin}`}>
          {axis.map((tick, i) => (
            <span key={tick} style={{ left: `${x(tick)}%` }} className={`absolute whitespace-nowrap ${i === 0 ? '' : i === axis.length - 1 ? '-translate-x-full' : '-translate-x-1/2'}`}>{formatNumber(tick * 100)}%</span>
          ))}
        </div>
      </div>
    </ChartFrame>
  );
}

function BarRow({ row, x, previousEnd }: { row: Row; x: (value: number) => number; previousEnd: number | null }) {
  const [low, high] = [Math.min(row.from, row.to), Math.max(row.from, row.to)];
  return (
    <li className="flex">
      <div className="relative min-w-0 flex-1 pt-1 pb-1.5">
        {previousEnd !== null && <span aria-hidden style={{ left: `${x(previousEnd)}%` }} className="absolute -top-1.5 bottom-1.5 border-l border-dashed border-control" />}
        {/* In front of lines, which end at the words. */}
        <p className="relative text-text">
          <span className="bg-surface pr-1"><span className="font-medium">{row.label}</span>{row.actOn && <ActOnMark />}{row.valueText && <span className="text-text-3"> {row.valueText}</span>}</span>
        </p>
        <div aria-hidden className="relative mt-0.5 h-3">
          <span
            style={{ left: `${x(low)}%`, width: `${x(high) - x(low)}%`, clipPath: row.total ? undefined : row.to < row.from ? LEFT : RIGHT }}
            className={`absolute inset-y-0 min-w-0.5 forced-color-adjust-none [print-color-adjust:exact] ${row.total ? 'bg-text-3' : row.to < row.from ? 'bg-better' : 'bg-worse'}`}
          />
        </div>
      </div>
      <p className={`shrink-0 self-end pb-1 text-right text-text ${BESIDE_VALUES.column} ${row.total ? 'font-semibold' : 'font-medium'}`}>{row.text}</p>
    </li>
  );
}

/** Bars that point where they lead; the tip is as long as a short bar at most. */
const RIGHT = 'polygon(0 0, max(0px, 100% - 6px) 0, 100% 50%, max(0px, 100% - 6px) 100%, 0 100%)';
const LEFT = 'polygon(min(100%, 6px) 0, 100% 0, 100% 100%, min(100%, 6px) 100%, 0 50%)';
