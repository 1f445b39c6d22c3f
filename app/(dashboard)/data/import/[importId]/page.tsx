import type { Metadata, Route } from 'next';
import { CheckStep } from '@/app/_components/intake/checkStep';
import { FollowImport } from '@/app/_components/intake/followImport';
import { GoneImport } from '@/app/_components/intake/goneImport';
import { MapStep } from '@/app/_components/intake/mapStep';
import { RereadCard } from '@/app/_components/intake/rereadCard';
import { Steps, type StepName } from '@/app/_components/intake/steps';
import { TrainStep } from '@/app/_components/intake/trainStep';
import { WaitStep } from '@/app/_components/intake/waitStep';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Notice } from '@/app/_components/ui/notice';
import { formatBytes } from '@/lib/format';
import { importStamp } from '@/lib/intake/importStamp';
import { ImportError, type ImportState, type JobKind } from '@/lib/intake/importState';
import { importView } from '@/lib/intake/server/jobs';

export const metadata: Metadata = { title: 'Bring in a file', description: 'From a CSV file of customers to a model: upload, map, check, train.' };

const CANCELLED: Record<JobKind, string> = { profile: 'Looking at the file was cancelled', check: 'The check was cancelled', train: 'The training was cancelled', score: 'The scoring was cancelled' };
const STEP_OF_JOB: Record<JobKind, StepName> = { profile: 'Upload', check: 'Check', train: 'Train', score: 'Upload' };

export default async function ImportPage({ params, searchParams }: PageProps<'/data/import/[importId]'>) {
  const [{ importId }, { step: asked, problem }] = await Promise.all([params, searchParams]);
  const view = await importView(importId).catch((error: unknown) => {
    if (error instanceof ImportError) return null;
    throw error;
  });
  if (!view) return <GoneImport />;
  const { state, job, interrupted } = view;
  const step = job ? STEP_OF_JOB[job.kind] : stepOf(state, asked);
  return (
    <>
      <PageHeader title={state.fileName} trail={[{ label: 'Data', href: '/data' }, { label: 'Bring in a file', href: '/data/import' }, { label: state.fileName }]}>
        {formatBytes(state.bytes)}. What is in use stays in use until you choose this file.
      </PageHeader>
      {!job && <FollowImport importId={importId} stamp={importStamp(state, job)} />}
      <Steps current={step} hrefs={job ? {} : stepHrefs(state)} />
      <div className="flex flex-col gap-4">
        {typeof problem === 'string' && <Notice tone="problem" title="That was not done">{problem.slice(0, 500)}</Notice>}
        {interrupted && <Notice tone="problem" title="The work was interrupted">The program that did it ended before it was done, for example because the machine was restarted. What was there before is unchanged: start it again.</Notice>}
        {state.failure && <Notice tone="problem" title={state.failure.message}>{state.failure.remedy}</Notice>}
        {state.cancelled && !job && <Notice title={CANCELLED[state.cancelled]}>What was there before is unchanged, and nothing of the work was kept. It can be started again.</Notice>}
        {job ? <WaitStep importId={importId} job={job} /> : <StepContent step={step} state={state} />}
      </div>
    </>
  );
}

function StepContent({ step, state }: { step: StepName; state: ImportState }) {
  if (step === 'Map') return <MapStep state={state} />;
  if (step === 'Check') return <CheckStep state={state} />;
  if (step === 'Train') return <TrainStep state={state} />;
  return (
    <>
      <RereadCard importId={state.id} />
      <WaitStep importId={state.id} job={null} isCancelled={state.cancelled !== null} />
    </>
  );
}

/** The step that is asked for, where it can be gone to; otherwise the first one that waits for a person. */
function stepOf(state: ImportState, asked: string | string[] | undefined): StepName {
  const { done, version } = state;
  const reachable = stepHrefs(state);
  const [wanted] = (Object.keys(reachable) as StepName[]).filter((name) => name.toLowerCase() === asked);
  if (wanted) return wanted;
  if (!done.includes('profile')) return 'Upload';
  if (version) return 'Train';
  return done.includes('check') ? 'Check' : 'Map';
}

function stepHrefs({ id, done }: ImportState): Partial<Record<StepName, Route>> {
  const href = (step: string) => `/data/import/${id}?step=${step}` as Route;
  return {
    ...(done.includes('profile') && { Map: href('map') }),
    ...(done.includes('check') && { Check: href('check') }),
    ...(done.includes('train') && { Train: href('train') }),
  };
}
