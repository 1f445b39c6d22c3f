import { csvHref } from '@/app/_components/charts/csv';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { valueText, whatText, whenText } from '@/lib/workspace/assumptionsPage/historyText';
import type { Workspace } from '@/lib/workspace/derive';
import type { Change } from '@/lib/workspace/settings';

const SHOWN = 20;
const LONG = 60;

/** Who changed what and when, the newest first; all of it to take away. */
export function HistoryCard({ workspace, history }: { workspace: Workspace; history: Change[] }) {
  const { currency } = workspace.dataset.dictionary;
  const rows = history.map((change) => ({
    ...change,
    name: whatText(change.what, workspace.offersFile),
    from: valueText(change, change.before, currency),
    to: valueText(change, change.after, currency),
  }));
  return (
    <Card id="history" labelledBy="history-title">
      <h2 id="history-title" className="text-base/6 font-semibold">History</h2>
      {rows.length === 0 ? <p className="mt-1 text-text-2">Nothing was changed yet: all assumptions are the dataset’s own.</p> : (
        <>
          <p className="mt-0.5 mb-2 text-xs text-text-3">{rows.length > SHOWN ? `The newest ${SHOWN} of ${rows.length} changes` : 'All changes'}, the newest first. “local” is whoever sits at this installation.</p>
          <DataTable
            caption="History of changed assumptions"
            columns={[
              { header: 'What', cell: ({ name }) => name },
              { header: 'Before', numeric: true, cell: ({ from }) => shortened(from) },
              { header: 'After', numeric: true, cell: ({ to }) => shortened(to) },
              { header: 'When', cell: ({ when }) => <time dateTime={when} className="whitespace-nowrap">{whenText(when)}</time> },
              { header: 'Who', cell: ({ who }) => who },
            ]}
            rows={rows.slice(0, SHOWN)}
            rowKey={({ when, what }) => `${when} ${what}`}
          />
          <a download="assumptions-history.csv" href={csvHref([['who', 'when', 'what', 'before', 'after'], ...rows.map(({ who, when, what, from, to }) => [who, when, what, from, to])])} className="mt-2 inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2">Download CSV</a>
        </>
      )}
    </Card>
  );
}

function shortened(text: string): string {
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}
