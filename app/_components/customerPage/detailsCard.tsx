import { Card } from '@/app/_components/ui/card';
import type { Detail, Details } from '@/lib/workspace/customerPage/details';

/** Everything on file, by what becomes of it. */
export function DetailsCard({ details: { seen, others, guarded }, hasModel }: { details: Details; hasModel: boolean }) {
  return (
    <Card labelledBy="details-title">
      <h2 id="details-title" className="mb-3 text-base/6 font-semibold print:mb-1">On file</h2>
      <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,1fr)_minmax(0,1fr)] print:gap-y-1">
        <List title={hasModel ? 'Seen by the model' : 'Details'} details={seen} wide />
        <List title={hasModel ? 'Not given to the model' : 'Dates and outcome'} details={others} />
        {/* Nobody is called for what they are: on paper, which is for the call, it would only be read as a reason. */}
        <div className="contents print:hidden"><List title="Kept for fairness checks, not seen by the model" details={guarded} /></div>
      </div>
    </Card>
  );
}

function List({ title, details, wide = false }: { title: string; details: readonly Detail[]; wide?: boolean }) {
  if (details.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="mb-2 text-xs font-medium text-text-3 print:mb-0">{title}</h3>
      <dl className={`numeric grid grid-cols-2 gap-x-6 gap-y-2 ${wide ? 'sm:grid-cols-3 xl:grid-cols-4' : 'sm:grid-cols-3 lg:grid-cols-1'} print:flex print:flex-wrap print:gap-x-3 print:gap-y-0`}>
        {details.map(({ label, text, missing }) => (
          <div key={label} className="min-w-0 print:flex print:gap-1">
            <dt className="text-xs text-text-3">{label}<span className="hidden print:inline">:</span></dt>
            <dd className={missing ? 'text-text-3' : ''}>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
