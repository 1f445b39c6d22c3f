import { Card } from '@/app/_components/ui/card';
import { NO_CURRENCY } from '@/lib/dataset/currency';
import { formatNumber } from '@/lib/format';
import type { Draft } from '@/lib/dataset/mapping/draftDictionary';
import type { ImportState } from '@/lib/intake/importState';
import { Labelled, SELECT } from './columnsTable';
import { ROWS_ARE_CHOICES } from './roleWords';

/** Of the assumptions that come with the program, until somebody says otherwise. */
const USUAL_MARGIN = 0.6;

/** What holds for the whole file: its name, currency, the day it describes, who has a row, and the margin that money is counted by. */
export function FileTermsCard({ draft: { file }, assumptions }: { draft: Draft; assumptions: ImportState['assumptions'] }) {
  const margin = formatNumber(100 * (assumptions.grossMargin ?? USUAL_MARGIN));
  const window = file.observationWindow.value;
  return (
    <Card labelledBy="terms-title">
      <h2 id="terms-title" className="mb-2 text-base/6 font-semibold">The whole file</h2>
      <div className="flex flex-wrap gap-4">
        <Term label="Name" reason={file.name.reason}><input name="name" defaultValue={file.name.value} maxLength={200} className={SELECT} /></Term>
        <Term label="Currency (a code such as EUR, empty: no sign)" reason={file.currency.reason}><input name="currency" defaultValue={file.currency.value === NO_CURRENCY ? '' : file.currency.value} maxLength={3} className={`${SELECT} uppercase`} /></Term>
        <Term label="The day it describes (YYYY-MM-DD, empty: not known)" reason={file.snapshotDate.reason}><input name="snapshotDate" defaultValue={file.snapshotDate.value ?? ''} className={SELECT} /></Term>
        <Term label="Which rows it has" reason={file.rowsAre.reason}>
          <select name="rowsAre" defaultValue={file.rowsAre.value} className={SELECT}>{Object.entries(ROWS_ARE_CHOICES).map(([value, words]) => <option key={value} value={value}>{words}</option>)}</select>
        </Term>
        <Term label="Departures were seen from (YYYY-MM-DD)" reason={file.observationWindow.reason}><input name="windowStart" defaultValue={window?.start ?? ''} className={SELECT} /></Term>
        <Term label="Departures were seen until" reason=""><input name="windowEnd" defaultValue={window?.end ?? ''} className={SELECT} /></Term>
        <Term label="Gross margin, %" reason="Assumed: the share of what customers pay that is margin. It can be changed later under Assumptions.">
          <input type="hidden" name="was.margin" value={margin} />
          <input name="margin" inputMode="decimal" defaultValue={margin} className={SELECT} />
        </Term>
      </div>
    </Card>
  );
}

function Term({ label, reason, children }: { label: string; reason: string; children: React.ReactNode }) {
  return (
    <div className="w-full sm:w-80">
      <Labelled label={label} wide>{children}</Labelled>
      <p className="mt-1 text-xs text-text-3 break-words">{reason}</p>
    </div>
  );
}
