import { csvHref } from '@/app/_components/charts/csv';
import { Card } from '@/app/_components/ui/card';
import { formatCount } from '@/lib/format';
import { entryText, historyEntries, takenBack } from '@/lib/workspace/assumptionsPage/historyEntries';
import { valueText, whatText, whenText } from '@/lib/workspace/assumptionsPage/historyText';
import { changeableOf } from '@/lib/workspace/assumptionsPage/overrides';
import type { Workspace } from '@/lib/workspace/derive';
import type { Change } from '@/lib/workspace/settings';
import { HistoryList } from './historyList';
import type { ShownEntry } from './historyState';

const SHOWN = 20;

/** Who changed what and when, one entry a save, the newest first; all of it to take away. */
export function HistoryCard({ workspace, history, notWritable }: { workspace: Workspace; history: Change[]; notWritable: boolean }) {
  const { assumptions, offersFile, dataset: { dictionary: { currency } } } = workspace;
  const told = (change: Change) => ({ name: whatText(change.what, offersFile), from: valueText(change, change.before, currency), to: valueText(change, change.after, currency) });
  const entries = historyEntries(history);
  const inUse = changeableOf(assumptions);
  const shown = entries.slice(0, SHOWN).map((entry, place): ShownEntry => ({
    place, when: entry.when, whenText: whenText(entry.when), who: entry.changes[0]!.who,
    name: entryText(entry, offersFile),
    details: entry.changes.map(told),
    way: takenBack(entry, inUse, offersFile)?.way ?? null,
  }));
  return (
    <Card id="history" labelledBy="history-title">
      <h2 id="history-title" className="text-base/6 font-semibold">History</h2>
      {shown.length === 0 ? <p className="mt-1 text-text-2">Nothing was changed yet: all assumptions are the dataset’s own.</p> : (
        <>
          <p className="mt-0.5 mb-2 text-xs text-text-3">{entries.length > SHOWN ? `The newest ${SHOWN} of ${formatCount(entries.length)} saves` : 'All saves'}, the newest first. “Undo” takes one back; “Bring back” puts its earlier values in place of what was saved since. “local” is whoever sits at this installation.</p>
          <HistoryList entries={shown} notWritable={notWritable} />
          <a download="assumptions-history.csv" href={csvHref([['who', 'when', 'what', 'before', 'after', 'how'], ...history.map((change) => { const { name, from, to } = told(change); return [change.who, change.when, name, from, to, change.how ?? 'edit']; })])} className="mt-2 inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2">Download CSV</a>
        </>
      )}
    </Card>
  );
}
