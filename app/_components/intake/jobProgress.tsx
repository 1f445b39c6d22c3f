'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Progress } from '@/app/_components/ui/progress';
import type { JobView } from '@/lib/intake/server/jobs';
import { cancelImportJob } from './actions';
import { CancelButton } from './cancelButton';

const ASK_EVERY_MS = 700;

/** Follows a job until it ends or another one follows it, then shows the page anew. It goes on without this page; without JavaScript a link asks again. */
export function JobProgress({ importId, initial, cancelLabel }: { importId: string; initial: JobView; cancelLabel: string }) {
  const router = useRouter();
  const [job, setJob] = useState(initial);
  const { kind } = initial;
  const [isLost, setIsLost] = useState(false);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const stop = new AbortController();
    const ask = async () => {
      const answer = await fetch(`/api/v1/imports/${importId}`, { cache: 'no-store', signal: stop.signal })
        .then((response) => response.json() as Promise<{ job?: JobView | null }>)
        .catch(() => null);
      if (stop.signal.aborted) return;
      setIsLost(answer === null);
      // Begun, ended or cancelled, here or in another window.
      if (answer?.job?.kind === kind) setJob(answer.job);
      else if (answer) router.refresh();
      // After the end too, until the page that says so has taken this one's place.
      timer = setTimeout(ask, ASK_EVERY_MS);
    };
    timer = setTimeout(ask, ASK_EVERY_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [importId, kind, router]);

  return (
    <div className="flex flex-col gap-4" aria-live="polite">
      <Progress label={job.stage} share={job.share} note={timeLeft(job.secondsLeft)} />
      <p className="text-text-3">{isLost ? 'The server does not answer; asking again.' : 'This goes on when you leave the page, and the rest of Holdfast stays usable.'}</p>
      <div className="flex flex-wrap gap-3">
        <form action={cancelImportJob}>
          <input type="hidden" name="importId" value={importId} />
          <CancelButton>{cancelLabel}</CancelButton>
        </form>
        <noscript><a href={`/data/import/${importId}`} className="inline-flex min-h-9 items-center text-accent underline">Show how far it is</a></noscript>
      </div>
    </div>
  );
}

function timeLeft(seconds: number | null): string | null {
  if (seconds === null) return null;
  return seconds < 90 ? `about ${Math.max(1, Math.round(seconds))} s left` : `about ${Math.round(seconds / 60)} min left`;
}
