import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { DoughnutChart } from '@/app/_components/charts/doughnutChart';
import { Card } from '@/app/_components/ui/card';
import { formatCount, formatProbability, formatRate, MISSING } from '@/lib/format';
import type { SegmentBreakdown } from '@/lib/workspace/segments';

/** The active customers by rule segment: every customer in exactly one. */
export function SegmentsCard({ breakdown, source }: { breakdown: SegmentBreakdown; source: string }) {
  const colored = breakdown.segments.map((segment) => ({ ...segment, color: `var(--segment-${segment.place + 1})` }));
  const slices = colored.filter((segment) => segment.count > 0).sort((a, b) => b.count - a.count);
  const probability = (value: number | null) => (value === null ? MISSING : formatProbability(value));
  return (
    <Card>
      <ChartFrame
        id="segments"
        title={breakdown.title}
        subtitle={`Active customers; each belongs to the first segment whose rule holds. ${source}`}
        table={{
          columns: [{ header: 'Segment' }, { header: 'Rule' }, { header: 'Customers', numeric: true }, { header: 'Share', numeric: true }, { header: 'Mean probability', numeric: true }],
          rows: breakdown.segments.map((segment) => [segment.label, segment.rule, formatCount(segment.count), formatRate(segment.share), probability(segment.meanProbability)]),
        }}
      >
        <DoughnutChart id="segments-chart" slices={slices} total={breakdown.total} unit="active customers" title={breakdown.title} />
        <ul className="mt-2 flex flex-col gap-2">
          {colored.map((segment) => (
            <li key={segment.id} className="grid grid-cols-[12px_1fr_auto] gap-x-2">
              <span aria-hidden className="mt-1 size-3 rounded-[3px]" style={{ background: segment.color }} />
              <span>
                <span className="font-medium">{segment.label}</span>
                <span className="block text-xs text-text-3">{segment.rule}</span>
              </span>
              <span className="numeric text-right">
                {formatCount(segment.count)} <span className="text-text-3">({formatRate(segment.share)})</span>
                {segment.meanProbability !== null && <span className="block text-xs text-text-3">{formatProbability(segment.meanProbability)} on average</span>}
              </span>
            </li>
          ))}
        </ul>
      </ChartFrame>
    </Card>
  );
}
