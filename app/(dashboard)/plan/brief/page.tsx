import type { Metadata } from 'next';
import { BriefSheet } from '@/app/_components/plan/briefSheet';
import { NoPlan } from '@/app/_components/plan/noPlan';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { formatDate } from '@/lib/format';
import { reasonsWithin } from '@/lib/workspace/offers/reasonsWithin';
import { planView } from '@/lib/workspace/plan/planView';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { planAddress, readPlanQuery } from '../planQuery';

export const metadata: Metadata = { title: 'Brief of the plan', description: 'The plan on one page, to print: what to do, for whom, what to say, and what it is expected to bring.' };

export default async function BriefPage({ searchParams }: PageProps<'/plan/brief'>) {
  const [workspace, params] = await Promise.all([getWorkspace(), searchParams]);
  const { settings } = readPlanQuery(params, workspace);
  const { name, snapshotDate } = workspace.dataset.dictionary;
  const reasons = await reasonsWithin(workspace);
  const view = reasons && planView(workspace, reasons, settings);
  return (
    <>
      <PageHeader title="Brief of the plan" trail={[{ label: 'Plan', href: planAddress(settings) }, { label: 'Brief' }]}>{name}{snapshotDate && `, as of ${formatDate(snapshotDate)}`}</PageHeader>
      {reasons && view ? <BriefSheet workspace={workspace} reasons={reasons} settings={settings} view={view} /> : <NoPlan working={!reasons} workspace={workspace} />}
    </>
  );
}
