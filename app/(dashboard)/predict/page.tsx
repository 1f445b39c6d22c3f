import type { Metadata } from 'next';
import { panelData } from '@/app/_components/predict/panelData';
import { PredictPanel } from '@/app/_components/predict/predictPanel';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Notice } from '@/app/_components/ui/notice';
import { getWorkspace } from '@/lib/workspace/server/workspace';

export const metadata: Metadata = { title: 'Predict' };

export default async function PredictPage({ searchParams }: PageProps<'/predict'>) {
  const workspace = await getWorkspace();
  const id = [(await searchParams).id].flat()[0];
  const { definition, initial } = panelData(workspace, id);
  return (
    <>
      <PageHeader title="Will this customer leave?">Find a customer by ID, or enter the details of a prospect. Edits are tried out here and change no record.</PageHeader>
      {definition ? (
        // A link to another customer is another form, not the old one with new words in it.
        <PredictPanel key={id} definition={definition} initial={initial} layout="page" />
      ) : (
        <Notice tone="problem" title="No predictions right now">{workspace.modelProblem?.message} {workspace.modelProblem?.remedy}</Notice>
      )}
    </>
  );
}
