import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { ROWS_ARE_CHOICES } from '@/app/_components/intake/roleWords';
import { NO_CURRENCY } from '@/lib/dataset/currency';
import { formatBytes, formatCount, formatDate, formatFixed, formatRate, MISSING } from '@/lib/format';
import { assumptionDifferences } from '@/lib/workspace/versionsPage/assumptionDifferences';
import { columnChanges, type ColumnChange } from '@/lib/workspace/versionsPage/columnChanges';
import { modelVerdict } from '@/lib/workspace/versionsPage/modelVerdict';
import { sameColumns } from '@/lib/workspace/versionsPage/sameColumns';
import type { Paired, VersionFacts } from '@/lib/workspace/versionsPage/versionFacts';
import { changeText, columnsTitle } from './columnsText';
import { FeaturesCard } from './featuresCard';

const NAMED_COLUMNS = 30;
type Line = { label: string; a: string; b: string };

/** Two versions side by side. */
export function CompareCards({ a, b, paired }: { a: VersionFacts; b: VersionFacts; paired: Paired }) {
  const verdict = modelVerdict(a, b, paired);
  return (
    <>
      <Card labelledBy="verdict-title">
        <h2 id="verdict-title" className="text-base/6 font-semibold text-balance">{verdict.title}</h2>
        <p className="numeric mt-1 max-w-[75ch] text-text-2">{verdict.detail}</p>
      </Card>
      <Sides title="Side by side" id="facts" a={a} b={b} lines={factLines(a, b)} note="ROC AUC: higher is better, .5 is chance. Log loss: lower is better. Both on predictions by trees that had not seen the customer, with 95% intervals." />
      <Columns changes={columnChanges(a.dictionary, b.dictionary)} shared={sameColumns(a.dictionary, b.dictionary).size} />
      <FeaturesCard a={a} b={b} />
      <Assumptions a={a} b={b} />
    </>
  );
}

function factLines(a: VersionFacts, b: VersionFacts): Line[] {
  const line = (label: string, of: (facts: VersionFacts) => string | null): Line => ({ label, a: of(a) ?? MISSING, b: of(b) ?? MISSING });
  const metric = (name: 'rocAuc' | 'logLoss') => ({ card }: VersionFacts) => {
    const estimate = card?.evaluation.estimators.forest[name];
    return estimate ? `${formatFixed(estimate.value, 3)} (${formatFixed(estimate.lower, 3)} to ${formatFixed(estimate.upper, 3)})` : 'no model';
  };
  return [
    line('Customers', ({ rows }) => formatCount(rows)),
    line('Left', ({ rows, churned }) => (rows > 0 ? `${formatRate(churned / rows)} (${formatCount(churned)})` : null)),
    line('Rows refused', ({ refusedRows }) => (refusedRows === null ? null : formatCount(refusedRows))),
    line('ROC AUC', metric('rocAuc')),
    line('Log loss', metric('logLoss')),
    line('Columns', ({ dictionary }) => formatCount(dictionary.columns.length)),
    line('Seen by the model', ({ card }) => card && formatCount(card.encoder.length)),
    line('File contains', ({ dictionary }) => ROWS_ARE_CHOICES[dictionary.rowsAre]),
    line('Day of the file', ({ dictionary }) => dictionary.snapshotDate && formatDate(dictionary.snapshotDate)),
    line('Currency', ({ dictionary }) => (dictionary.currency === NO_CURRENCY ? 'not named' : dictionary.currency)),
    line('From the file', ({ sourceName }) => sourceName),
    line('Made on', ({ madeAt }) => madeAt && formatDate(madeAt)),
    line('Size', ({ bytes }) => (bytes === null ? null : formatBytes(bytes))),
    line('Trained with', ({ card }) => card && `${formatCount(card.forest.trees)} trees, ${formatFixed(card.trainingSeconds, 0)} s`),
  ];
}

/** A table of two columns of values; what differs stands out. */
function Sides({ title, id, a, b, lines, note }: { title: string; id: string; a: VersionFacts; b: VersionFacts; lines: readonly Line[]; note?: string }) {
  const cell = (side: 'a' | 'b') => (line: Line) => <span className={`numeric [overflow-wrap:anywhere] ${line.a === line.b ? 'text-text-3' : ''}`}>{line[side]}</span>;
  return (
    <Card labelledBy={`${id}-title`}>
      <h2 id={`${id}-title`} className="mb-2 text-base/6 font-semibold">{title}</h2>
      <DataTable caption={title} rows={lines} rowKey={({ label }) => label} columns={[
        { header: '', cell: ({ label }) => label },
        { header: `A: ${a.name}`, cell: cell('a') },
        { header: `B: ${b.name}`, cell: cell('b') },
      ]} wrapHeaders />
      {note && <p className="mt-2 max-w-[90ch] text-xs text-text-3">{note}</p>}
    </Card>
  );
}

function Columns({ changes, shared }: { changes: readonly ColumnChange[]; shared: number }) {
  const shown = changes.slice(0, NAMED_COLUMNS);
  return (
    <Card labelledBy="columns-title">
      <h2 id="columns-title" className="text-base/6 font-semibold text-balance">{columnsTitle(changes, shared)}</h2>
      {changes.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1">
          {shown.map((change) => {
            const { mark, what, detail } = changeText(change);
            return (
              <li key={`${mark} ${what} ${detail}`} className="[overflow-wrap:anywhere]">
                <span className="mr-2 text-xs text-text-3">{mark}</span>
                <span className="font-medium">{what}</span>
                <span className="text-text-2">: {detail}</span>
              </li>
            );
          })}
        </ul>
      )}
      {changes.length > shown.length && <p className="mt-1 text-text-3">And {formatCount(changes.length - shown.length)} more.</p>}
    </Card>
  );
}

function Assumptions({ a, b }: { a: VersionFacts; b: VersionFacts }) {
  const side = ({ assumptions, dictionary: { currency } }: VersionFacts) => ({ assumptions, currency });
  const lines = assumptionDifferences(side(a), side(b));
  if (lines.length > 0) return <Sides title={`${formatCount(lines.length)} ${lines.length === 1 ? 'assumption differs' : 'assumptions differ'}`} id="assumptions" a={a} b={b} lines={lines} note="As each version came. What was changed under Assumptions since counts for one file of customers, whichever version of it is in use." />;
  return (
    <Card labelledBy="assumptions-title">
      <h2 id="assumptions-title" className="text-base/6 font-semibold">The same assumptions</h2>
      <p className="mt-1 text-text-2">Margin, discount, horizon, risk bands, threshold and segments are as each version came.</p>
    </Card>
  );
}
