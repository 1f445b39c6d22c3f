import { Download } from 'lucide-react';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { strayQuoteNote } from '@/lib/dataset/reading/strayQuote';
import { formatCount, formatRate } from '@/lib/format';
import { readScored, type Scored } from '@/lib/workspace/server/readScored';

const LINK = 'inline-flex min-h-11 items-center gap-2 rounded-control border px-4 font-medium sm:min-h-9';

const ADVISED: Record<Scored['advisedOf'], string> = {
  all: 'Reasons and offers were looked for everybody: who has none is no likelier to leave by anything evident, or is not worth an offer; whoever is newer than anybody who left (“too new”) gets no offer.',
  risky: 'In a file of this size reasons and offers were looked for those who are predicted to leave; the others have their probability and band. For everybody: npm run score -- IN.csv OUT.csv --reasons all.',
  none: '',
};

/** What a scoring came to, and both files. */
export async function ScoredCard({ importId }: { importId: string }) {
  const scored = await readScored(importId);
  const bands = Object.entries(scored.bands).filter(([, rows]) => rows > 0);
  return (
    <Card labelledBy="scored-title">
      <div className="mb-2 flex flex-wrap items-start justify-between gap-3">
        <h2 id="scored-title" className="text-base/6 font-semibold text-balance">
          {scored.scored === 1 ? '1 customer was' : `${formatCount(scored.scored)} customers were`} scored{scored.refused > 0 && `, ${formatCount(scored.refused)} ${scored.refused === 1 ? 'row was' : 'rows were'} refused`}
        </h2>
        <div className="flex flex-wrap gap-3">
          {scored.refused > 0 && <a href={`/data/score/${importId}/refused`} download className={`${LINK} border-control hover:bg-raised`}><Download aria-hidden className="size-4" /> Refused rows</a>}
          <a href={`/data/score/${importId}/scored`} download className={`${LINK} border-transparent bg-accent text-on-accent hover:brightness-110`}><Download aria-hidden className="size-4" /> Scored customers (CSV)</a>
        </div>
      </div>
      <p className="mb-3 max-w-[75ch] text-text-2">
        By model {scored.modelVersion} of {scored.datasetName}. {ADVISED[scored.advisedOf]}
        {scored.noted > 0 && ` ${formatCount(scored.noted)} have a note: a value that is not known, or beyond what the model has seen.`}
        {scored.strayQuote !== null && ` ${strayQuoteNote(scored.strayQuote)}`}
      </p>
      <DataTable caption="Customers by risk band" rows={bands} rowKey={([band]) => band} columns={[
        { header: 'Band', cell: ([band]) => <span className="capitalize">{band}</span> },
        { header: 'Customers', numeric: true, cell: ([, rows]) => formatCount(rows) },
        { header: 'Share', numeric: true, cell: ([, rows]) => formatRate(rows / scored.scored) },
      ]} />
    </Card>
  );
}
