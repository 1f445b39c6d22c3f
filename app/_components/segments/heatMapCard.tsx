import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { HeatMap as Chart, HeatMapLegend } from '@/app/_components/charts/heatMap';
import { Card } from '@/app/_components/ui/card';
import type { SegmentsQuery } from '@/app/(dashboard)/segments/segmentsQuery';
import { formatCount, formatRate } from '@/lib/format';
import { churnRateOf, MIN_ACTIVE, type HeatMap } from '@/lib/workspace/segmentsPage/heatMap';
import { AbsentCard } from './absentCard';
import { OptionLinks } from './optionLinks';

/** Churn of each group in each month; by what the groups are made is part of the address. */
export function HeatMapCard({ view, query, source }: { view: HeatMap | { absence: string }; query: SegmentsQuery; source: string }) {
  if ('absence' in view) return <AbsentCard id="months" title="Month by month">{view.absence}</AbsentCard>;
  const { title, months, steps, notes } = view;
  const rows = [...view.rows, view.all];
  return (
    <Card id="months" className="scroll-mt-4">
      <OptionLinks name="by" label="Months by" options={view.options} current={view.by} query={query} hash="months" />
      <ChartFrame
        id="heat-map"
        title={title}
        subtitle={`Lost in the month ÷ active at its start; colours are steps of half, once, twice and four times the rate of all${months.length > 12 ? '. On a phone or on paper the last twelve months; the table has all' : ''}. ${source}`}
        legend={<HeatMapLegend steps={steps} fewerThan={MIN_ACTIVE} />}
        table={{
          columns: [{ header: 'Group' }, { header: 'Month' }, ...['Active at start', 'Lost', 'Churn'].map((header) => ({ header, numeric: true }))],
          rows: rows.flatMap(({ label, cells }) => cells.map((cell, i) => [label, months[i]!, formatCount(cell.activeAtStart), formatCount(cell.lost), formatRate(churnRateOf(cell))])),
        }}
      >
        <Chart caption="Churn by group and month" months={months} steps={steps} rows={rows.map(({ label, cells }) => ({ label, cells: cells.map((cell) => ({ rate: cell.activeAtStart >= MIN_ACTIVE ? churnRateOf(cell) : null })) }))} />
        <div className="mt-3 flex max-w-4xl flex-col gap-1 text-xs text-text-2">{notes.map((note) => <p key={note}>{note}</p>)}</div>
      </ChartFrame>
    </Card>
  );
}
