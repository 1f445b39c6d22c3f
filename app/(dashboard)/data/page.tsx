import type { Metadata } from 'next';
import Link from 'next/link';
import { BandGlyph } from '@/app/_components/customer/bandGlyph';
import { BAND_LOOK } from '@/app/_components/customer/riskBadge';
import { ImportsCard } from '@/app/_components/intake/importsCard';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { Facts } from '@/app/_components/ui/facts';
import { Notice } from '@/app/_components/ui/notice';
import { VersionsCard } from '@/app/_components/versions/versionsCard';
import { formatCount, formatDate, formatMonths, formatNumber, formatRate } from '@/lib/format';
import { NO_CURRENCY } from '@/lib/dataset/currency';
import { RISK_BANDS, type RiskBandCuts } from '@/lib/churn/riskBand';
import type { Role } from '@/lib/dataset/schema';
import { getSwitchProblem, getWorkspace } from '@/lib/workspace/server/workspace';
import { columnValues } from '@/lib/workspace/columnValues';
import { ROWS_ARE, rowsNote } from '@/lib/workspace/survivalPage/rowsNote';

export const metadata: Metadata = { title: 'Data', description: 'The file that every number comes from: its columns, what they mean, and what was refused.' };

const SHOWN_REJECTIONS = 100;

const ROLE_WORDS: Record<Role, string> = {
  id: 'identifies the customer', churn: 'outcome', signupDate: 'sign-up date', churnDate: 'leaving date', tenure: 'how long they have stayed', monthlyCharge: 'paid a month',
  totalCharge: 'paid so far', startingCharge: 'paid a month at the start, not a feature', segmentation: 'feature, groups customers', feature: 'feature', protected: 'protected, not a feature', ignored: 'ignored',
};

export default async function DataPage({ searchParams }: PageProps<'/data'>) {
  const [{ dataset, assumptions }, { used }] = await Promise.all([getWorkspace(), searchParams]);
  const problem = getSwitchProblem();
  const { dictionary, rejectedRows } = dataset;
  const { riskBands } = assumptions;
  return (
    <>
      <PageHeader title="The data">{dictionary.description || dictionary.name}</PageHeader>
      <div className="flex flex-col gap-6">
        {problem && <Notice tone="problem" title={problem.message}>{problem.remedy}</Notice>}
        {used !== undefined && !problem && (
          <Notice title={`“${dictionary.name}” is in use: every page shows it from now on`}>
            <Link href="/" className="text-accent underline underline-offset-2">Open the overview</Link>, or look through <Link href="/segments" className="text-accent underline underline-offset-2">its segments</Link> and <Link href="/plan" className="text-accent underline underline-offset-2">whom to call this week</Link>. What was in use before is one click away below.
          </Notice>
        )}
        <VersionsCard />
        <ImportsCard />
        <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
          <Card labelledBy="file-title">
            <h2 id="file-title" className="mb-3 text-base/6 font-semibold">The file</h2>
            <Facts
              facts={[
                ['Name', dictionary.name],
                ['Source', dictionary.source || 'not stated'],
                ['Rows read', formatCount(dataset.rowCount)],
                ['Rows refused', formatCount(rejectedRows.length)],
                ['Its rows are', ROWS_ARE[dictionary.rowsAre]],
                ['For how long they stay', rowsNote(dataset)],
                ['Describes', dictionary.snapshotDate ? formatDate(dictionary.snapshotDate) : 'no date: the file does not say'],
                ['Departures seen', dictionary.observationWindow ? `${formatDate(dictionary.observationWindow.start)} to ${formatDate(dictionary.observationWindow.end)}` : 'the file does not say when'],
                ['Currency', dictionary.currency === NO_CURRENCY ? 'not named: amounts have no sign' : dictionary.currency],
                ['Columns not read', dataset.unknownColumns.length > 0 ? dataset.unknownColumns.join(', ') : 'none'],
              ]}
            />
          </Card>
          <Card labelledBy="assumptions-title">
            <h2 id="assumptions-title" className="mb-1 text-base/6 font-semibold">Assumptions</h2>
            <p className="mb-3 text-text-3">Not estimated from the data; they are in assumptions.json.</p>
            <Facts
              facts={[
                ['Gross margin', formatRate(assumptions.grossMargin)],
                ['Discount rate', `${formatNumber(assumptions.discountRate * 100)}% a month`],
                ['Lifetime value counts', formatMonths(assumptions.clvHorizon)],
                ['Predicted to leave from', formatRate(assumptions.threshold)],
                ['Risk bands', <RiskBands key="bands" from={riskBands} />],
              ]}
            />
          </Card>
        </div>
        <Card labelledBy="refused-title">
          <h2 id="refused-title" className="mb-2 text-base/6 font-semibold">
            {rejectedRows.length === 0 ? 'Every row was read' : `${formatCount(rejectedRows.length)} ${rejectedRows.length === 1 ? 'row was refused and is' : 'rows were refused and are'} in no number`}
          </h2>
          {rejectedRows.length === 0 ? (
            <p className="text-text-2">A row that cannot be true, such as one with a word for a number or a leaving date before sign-up, would be listed here with its reason.</p>
          ) : (
            <>
              {rejectedRows.length > SHOWN_REJECTIONS && <Notice title={`The first ${SHOWN_REJECTIONS} are shown`} />}
              <DataTable
                caption="Refused rows"
                rows={rejectedRows.slice(0, SHOWN_REJECTIONS)}
                rowKey={(rejected) => String(rejected.row)}
                columns={[
                  { header: 'Row', cell: (rejected) => formatCount(rejected.row) },
                  { header: 'Column', cell: (rejected) => rejected.column || 'whole row' },
                  { header: 'Value', cell: (rejected) => <code className="text-xs break-all">{rejected.value || '(empty)'}</code> },
                  { header: 'Reason', cell: (rejected) => rejected.reason },
                ]}
              />
            </>
          )}
        </Card>
        <Card labelledBy="columns-title">
          <h2 id="columns-title" className="mb-2 text-base/6 font-semibold">{formatCount(dataset.columns.size)} columns</h2>
          <DataTable
            caption="Columns"
            rows={[...dataset.columns.values()]}
            rowKey={(column) => column.spec.name}
            columns={[
              { header: 'Column', cell: (column) => column.spec.label },
              { header: 'In the file', wideOnly: true, cell: (column) => <code className="text-xs">{column.spec.name}</code> },
              { header: 'Meaning', cell: (column) => ROLE_WORDS[column.spec.role] },
              { header: 'Values', wideOnly: true, cell: columnValues },
              { header: 'Missing', numeric: true, cell: (column) => formatCount(column.missing) },
              { header: 'Missing means', wideOnly: true, cell: (column) => (column.missing > 0 ? (column.spec.missingMeans ?? 'not stated') : '') },
            ]}
          />
        </Card>
      </div>
    </>
  );
}

function RiskBands({ from }: { from: RiskBandCuts }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      {RISK_BANDS.map((band) => (
        <span key={band} className="whitespace-nowrap">
          <BandGlyph band={band} /> {BAND_LOOK[band].word} {band === 'safe' ? `below ${formatRate(from.low)}` : `from ${formatRate(from[band])}`}
        </span>
      ))}
    </span>
  );
}
