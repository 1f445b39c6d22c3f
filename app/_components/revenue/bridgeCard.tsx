import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { ticksFromZero } from '@/app/_components/charts/scale';
import { Card } from '@/app/_components/ui/card';
import { formatMoneyCompact, formatMoneyRounded, formatRate } from '@/lib/format';
import { bridge, type BridgeStep, type LossGroup } from '@/lib/workspace/revenuePage/revenuePage';
import { NOT_COUNTED } from '@/lib/workspace/revenuePage/words';

/** From today's monthly revenue to the one expected in a year, the loss of each group on the way. */
export function BridgeCard({ groups, total, currency, source }: { groups: readonly LossGroup[]; total: LossGroup; currency: string; source: string }) {
  const money = (value: number) => formatMoneyRounded(value, currency);
  const steps = bridge(groups, total);
  const expected = steps.at(-1)!.to;
  const rows = [{ label: 'Today', from: 0, to: total.revenue }, ...steps, { label: 'In 12 months', from: 0, to: expected }];
  const isTotal = (row: BridgeStep) => !steps.includes(row);
  const change = (row: BridgeStep) => (isTotal(row) ? row.to : row.to - row.from);
  const text = (row: BridgeStep) => money(change(row));
  const share = (row: BridgeStep) => formatRate(change(row) / total.revenue);
  return (
    <Card id="bridge" className="scroll-mt-4">
      <ChartFrame
        id="mrr-bridge"
        title={`Of ${money(total.revenue)} a month, ${money(expected)} is expected to be left in 12 months`}
        subtitle={`Monthly revenue and its share of today’s, the greatest loss first. ${NOT_COUNTED} ${source}`}
        table={{
          columns: [{ header: 'Step' }, ...['Change', 'Share of today’s', 'Monthly revenue then'].map((header) => ({ header, numeric: true }))],
          rows: rows.map((row) => [row.label, isTotal(row) ? '' : text(row), share(row), money(row.to)]),
        }}
      >
        <Bars rows={rows} isTotal={isTotal} text={text} share={share} currency={currency} />
      </ChartFrame>
    </Card>
  );
}

/** HTML and CSS only, so it needs no script and no measuring. Each bar begins where the one above it ended. */
function Bars({ rows, isTotal, text, share, currency }: { rows: readonly BridgeStep[]; isTotal: (row: BridgeStep) => boolean; text: (row: BridgeStep) => string; share: (row: BridgeStep) => string; currency: string }) {
  const today = rows[0]!.to;
  const axis = ticksFromZero(today).filter((tick) => tick <= today);
  const x = (value: number) => (value / (today || 1)) * 100;
  return (
    <div className="numeric text-xs sm:grid sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:gap-x-3">
      <ol className="contents">
        {rows.map((row, i) => (
          <li key={row.label} className="grid grid-cols-[minmax(0,1fr)_auto] sm:contents">
            <span className={`sm:py-1 ${isTotal(row) ? 'font-semibold' : ''}`}>{row.label}</span>
            <span className={`text-right sm:order-none sm:col-start-3 sm:py-1 ${isTotal(row) ? 'font-semibold' : 'font-medium'}`}>{text(row)} <span className="inline-block w-14 font-normal text-text-3">{share(row)}</span></span>
            <span aria-hidden className="relative col-span-2 mb-1.5 h-4 border-l border-control sm:col-span-1 sm:col-start-2 sm:row-start-(--row) sm:my-0 sm:h-7" style={{ '--row': i + 1 } as React.CSSProperties}>
              {axis.slice(1).map((tick) => <span key={tick} style={{ left: `${x(tick)}%` }} className="absolute inset-y-0 w-px bg-border max-sm:hidden" />)}
              {i > 0 && <span style={{ left: `${x(rows[i - 1]!.to)}%` }} className="absolute -top-1.5 h-3 border-l border-dashed border-control" />}
              <span
                style={{ left: `${x(Math.min(row.from, row.to))}%`, width: `${x(Math.abs(row.to - row.from))}%` }}
                className={`absolute inset-y-0 min-w-0.5 forced-color-adjust-none [print-color-adjust:exact] sm:inset-y-1.5 ${isTotal(row) ? 'bg-text-3' : 'bg-worse'}`}
              />
            </span>
          </li>
        ))}
      </ol>
      <div aria-hidden className="relative h-4 text-text-3 sm:col-start-2">
        {axis.map((tick, i) => (
          <span key={tick} style={{ left: `${x(tick)}%` }} className={`absolute whitespace-nowrap ${i === 0 ? '' : x(tick) > 95 ? '-translate-x-full' : '-translate-x-1/2'} ${i % 2 === 1 ? 'max-sm:hidden' : ''}`}>{formatMoneyCompact(tick, currency)}</span>
        ))}
      </div>
    </div>
  );
}
