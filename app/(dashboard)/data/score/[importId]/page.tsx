import type { Metadata } from 'next';
import { discardImport } from '@/app/_components/intake/actions';
import { FollowImport } from '@/app/_components/intake/followImport';
import { GoneImport } from '@/app/_components/intake/goneImport';
import { ScoredCard } from '@/app/_components/intake/scoredCard';
import { ImportButton, WaitStep } from '@/app/_components/intake/waitStep';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Notice } from '@/app/_components/ui/notice';
import { formatBytes } from '@/lib/format';
import { importStamp } from '@/lib/intake/importStamp';
import { ImportError } from '@/lib/intake/importState';
import { importView } from '@/lib/intake/server/jobs';

export const metadata: Metadata = { title: 'Score a file', description: 'New customers in, the same rows with probability, band, reasons and offer out.' };

export default async function ScoredPage({ params, searchParams }: PageProps<'/data/score/[importId]'>) {
  const [{ importId }, { problem }] = await Promise.all([params, searchParams]);
  const view = await importView(importId).catch((error: unknown) => {
    if (error instanceof ImportError) return null;
    throw error;
  });
  if (!view) return <GoneImport />;
  const { state, job, interrupted } = view;
  return (
    <>
      <PageHeader title={state.fileName} trail={[{ label: 'Data', href: '/data' }, { label: 'Score a file', href: '/data/score' }, { label: state.fileName }]}>{formatBytes(state.bytes)}</PageHeader>
      {!job && <FollowImport importId={importId} stamp={importStamp(state, job)} />}
      <div className="flex flex-col gap-4">
        {typeof problem === 'string' && <Notice tone="problem" title="That was not done">{problem.slice(0, 500)}</Notice>}
        {interrupted && <Notice tone="problem" title="The scoring was interrupted">The program that did it ended before it was done. Start it again.</Notice>}
        {state.failure && <Notice tone="problem" title={state.failure.message}>{state.failure.remedy}</Notice>}
        {state.cancelled && !job && <Notice title="The scoring was cancelled">Nothing of it was kept. It can be started again.</Notice>}
        {job || !state.done.includes('score') ? <WaitStep importId={importId} job={job} first="score" isCancelled={state.cancelled !== null} /> : (
          <>
            <ScoredCard importId={importId} />
            <div><ImportButton action={discardImport} importId={importId} look="secondary">Delete the file and its scores</ImportButton></div>
          </>
        )}
      </div>
    </>
  );
}
