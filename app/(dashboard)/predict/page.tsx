import type { Metadata } from 'next';
import { CustomerSearch } from '@/app/_components/predict/customerSearch';
import { panelData } from '@/app/_components/predict/panelData';
import { PredictPageForm } from '@/app/_components/predict/predictPanel';
import { fieldsInAddress } from '@/app/_components/predict/tryAddress';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Notice } from '@/app/_components/ui/notice';
import { getWorkspace } from '@/lib/workspace/server/workspace';

export const metadata: Metadata = { title: 'Predict', description: 'Whether a customer or a prospect is likely to leave, how sure that is, and why.' };

export default async function PredictPage({ searchParams }: PageProps<'/predict'>) {
  const workspace = await getWorkspace();
  const query = await searchParams;
  const id = [query.id].flat()[0];
  const changes = fieldsInAddress(query);
  const { definition, initial, keep } = panelData(workspace, id, changes);
  return (
    <>
      <PageHeader title="Will this customer leave?">Find a customer by ID, or enter the details of a prospect. Edits are tried out here and change no record.</PageHeader>
      {definition ? (
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_380px] lg:grid-rows-[auto_1fr] lg:gap-x-6 lg:[grid-template-areas:'search_details''outcome_details']">
          <div className="rounded-card border border-border bg-surface p-4 lg:[grid-area:search]">
            <CustomerSearch customerId={initial.customerId} error={initial.errors.customerId} examples={definition.examples} />
          </div>
          {/* A link to another customer, or to other details, is another form, not the old one with new words in it. */}
          <PredictPageForm key={JSON.stringify([id, changes])} definition={definition} initial={initial} keep={keep} />
        </div>
      ) : (
        <Notice tone="problem" title="No predictions right now">{workspace.modelProblem?.message} {workspace.modelProblem?.remedy}</Notice>
      )}
    </>
  );
}
