import type { Metadata } from 'next';
import Link from 'next/link';
import { BriefSheet } from '@/app/_components/plan/briefSheet';
import { NoPlan } from '@/app/_components/plan/noPlan';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Notice } from '@/app/_components/ui/notice';
import { formatDate } from '@/lib/format';
import { reasonsWithin } from '@/lib/workspace/offers/reasonsWithin';
import { fittingOverrides } from '@/lib/workspace/plan/fittingOverrides';
import { planView } from '@/lib/workspace/plan/planView';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { planAddress, problemText, readPlanQuery } from '../planQuery';

export const metadata: Metadata = { title: 'Brief of the plan', description: 'The plan on one page, to print: what to do, for whom, what to say, and what it is expected to bring.' };

export default async function BriefPage({ searchParams }: PageProps<'/plan/brief'>) {
  const [workspace, params] = await Promise.all([getWorkspace(), searchParams]);
  const query = readPlanQuery(params, workspace);
  const { name, snapshotDate } = workspace.dataset.dictionary;
  const problem = problemText(query);
  const reasons = problem ? null : await reasonsWithin(workspace);
  const fitting = reasons && fittingOverrides(workspace, reasons, query.settings);
  const view = reasons && fitting && planView(workspace, reasons, fitting.settings);
  const ignored = [...query.ignored, ...(fitting?.ignored ?? [])];
  return (
    <div className="plan-sheet">
      <PageHeader title="Brief of the plan" trail={[{ label: 'Plan', href: planAddress(query.settings) }, { label: 'Brief' }]}>{name}{snapshotDate && `, as of ${formatDate(snapshotDate)}`}</PageHeader>
      {ignored.length > 0 && <div className="mb-4 print:hidden"><Notice title="Part of the address was ignored">{ignored.join(' ')}</Notice></div>}
      {problem ? <Notice tone="problem" title={`No plan was made: ${problem}`}><Link href={planAddress(query.settings)} className="underline underline-offset-2">Back to the plan</Link></Notice>
        : reasons && view && fitting ? <BriefSheet workspace={workspace} reasons={reasons} settings={fitting.settings} view={view} /> : <NoPlan working={!reasons} workspace={workspace} />}
    </div>
  );
}
