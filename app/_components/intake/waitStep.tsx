import { Button } from '@/app/_components/ui/button';
import { Card } from '@/app/_components/ui/card';
import type { JobKind } from '@/lib/intake/importState';
import type { JobView } from '@/lib/intake/server/jobs';
import { discardImport, repeatJob } from './actions';
import { JobProgress } from './jobProgress';

const TITLES = { profile: 'Looking at the file', check: 'Checking the file', train: 'Training the model', score: 'Scoring the customers' } as const;
const CANCEL = { profile: 'Cancel', check: 'Cancel', train: 'Cancel the training', score: 'Cancel' } as const;

/** A job under way; or, where the first look at the file has no result, what can be done. */
export function WaitStep({ importId, job, first = 'profile', isCancelled = false }: { importId: string; job: JobView | null; first?: JobKind; isCancelled?: boolean }) {
  return (
    <Card labelledBy="wait-title">
      <h2 id="wait-title" className="mb-3 text-base/6 font-semibold">{job ? TITLES[job.kind] : (isCancelled ? 'The file was not looked at yet' : 'The file could not be looked at')}</h2>
      {job ? (
        <JobProgress key={job.kind} importId={importId} initial={job} cancelLabel={CANCEL[job.kind]} />
      ) : (
        <div className="flex flex-wrap gap-3">
          <ImportButton action={repeatJob} importId={importId} extra={{ job: first }}>Try again</ImportButton>
          <ImportButton action={discardImport} importId={importId} look="secondary">Delete this file</ImportButton>
        </div>
      )}
    </Card>
  );
}

/** A button that does one thing to an import; a form of its own, so that it works without JavaScript. */
export function ImportButton({ action, importId, extra = {}, look = 'primary', children, disabled = false }: {
  action: (form: FormData) => Promise<void>;
  importId: string;
  extra?: Record<string, string>;
  look?: 'primary' | 'secondary';
  children: React.ReactNode;
  disabled?: boolean;
}) {
  return (
    <form action={action}>
      <input type="hidden" name="importId" value={importId} />
      {Object.entries(extra).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <Button type="submit" look={look} disabled={disabled}>{children}</Button>
    </form>
  );
}
