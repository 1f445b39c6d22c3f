import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { CohortKey, CohortTriangle } from '@/app/_components/charts/cohortTriangle';
import { Card } from '@/app/_components/ui/card';
import { formatCount, formatRate } from '@/lib/format';
import type { CohortTriangle as Triangle } from '@/lib/workspace/survivalPage/cohorts';
import { RowsNote } from './rowsNote';

/** Who signed up together, and how many of them are still there after each quarter. */
export function TriangleCard({ triangle, source, note }: { triangle: Triangle | string; source: string; note: string }) {
  if (typeof triangle === 'string' || triangle.cohorts.every(({ cells }) => cells.length === 0)) {
    return (
      <Card labelledBy="triangle-title">
        <h2 id="triangle-title" className="text-base/6 font-semibold">Retention by sign-up cohort</h2>
        <p className="mt-1 text-text-2">Not shown. {typeof triangle === 'string' ? triangle : `${triangle.title}.`}</p>
      </Card>
    );
  }
  const { title, kind, months, cohorts } = triangle;
  return (
    <Card>
      <ChartFrame
        id="triangle"
        title={title}
        subtitle={`Share still there by ${kind} of sign-up and completed months since, where everyone of the cohort was watched for so long. ${source}`}
        legend={<CohortKey />}
        table={{
          columns: [{ header: 'Signed up' }, ...['Customers', 'After months', 'Left', 'Still there'].map((header) => ({ header, numeric: true }))],
          rows: cohorts.flatMap(({ label, customers, cells }) => cells.map(({ left, share }, i) => [label, formatCount(customers), String((i + 1) * months), formatCount(left), formatRate(share)])),
        }}
      >
        <CohortTriangle caption={`Still there by ${kind} of sign-up`} rows={cohorts} months={months} />
        {triangle.leftOut && <p className="mt-3 max-w-4xl text-text-2">{triangle.leftOut}</p>}
        <RowsNote>{note}</RowsNote>
      </ChartFrame>
    </Card>
  );
}
