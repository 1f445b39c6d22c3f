import type { Metadata } from 'next';
import { AnswerCard } from '@/app/_components/model/answerCard';
import { BaselinesCard } from '@/app/_components/model/baselinesCard';
import { ConfusionMatrix } from '@/app/_components/model/confusionMatrix';
import { CutBar } from '@/app/_components/model/cutBar';
import { CutProvider } from '@/app/_components/model/cutContext';
import { CutFigures } from '@/app/_components/model/cutFigures';
import { FairnessCard } from '@/app/_components/model/fairnessCard';
import { ModelCardDetails } from '@/app/_components/model/modelCardDetails';
import { ProfitCard } from '@/app/_components/model/profitCard';
import { ProofCharts } from '@/app/_components/model/proofCharts';
import { SaveThreshold } from '@/app/_components/model/saveThreshold';
import { WhereOffCard } from '@/app/_components/model/whereOffCard';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import { formatCount, formatCut, formatDate } from '@/lib/format';
import { whyNotWritable } from '@/lib/storage/server/dataHome';
import type { Workspace } from '@/lib/workspace/derive';
import { compareWithLogistic } from '@/lib/workspace/modelComparison';
import { modelTrust } from '@/lib/workspace/modelTrust';
import { growsWithTime } from '@/lib/workspace/growsWithTime';
import { getModelView } from '@/lib/workspace/server/queries';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { readModelQuery } from './modelQuery';

export const metadata: Metadata = { title: 'Model', description: 'Whether the predictions can be trusted, and from what probability a customer counts as leaving.' };

export default async function ModelPage({ searchParams }: PageProps<'/model'>) {
  const workspace = await getWorkspace();
  const { model, modelProblem, dataset } = workspace;
  const view = getModelView(workspace);
  if (!model || !view) {
    return (
      <>
        <PageHeader title="The model" />
        <Notice tone="problem" title="There is no model to show">{modelProblem?.message} {modelProblem?.remedy}</Notice>
      </>
    );
  }
  const { card } = model;
  const { ignored } = readModelQuery(await searchParams, view.counts.cuts, view.counts.inUse);
  const rival = compareWithLogistic(card.evaluation);
  return (
    <>
      <PageHeader title="The model">A random forest trained on {card.dataset.name}, {formatDate(card.trainedAt)}. {card.learnedFrom ? `Learned from, and measured on, ${formatCount(view.n)} of its ${formatCount(card.dataset.rowCount)} customers, drawn at random` : `Measured on ${formatCount(view.n)} customers`}, each scored only by trees that had not seen them (out of bag)</PageHeader>
      <div className="flex flex-col gap-6">
        {ignored.length > 0 && <Notice title="Part of the address was ignored">{ignored.join(' ')}</Notice>}
        <AnswerCard trust={modelTrust(card, view.curves?.calibration ?? [], rival)} rival={rival} />
        <CutProvider counts={view.counts}>
          {/* The bar stays in view for as long as what follows it. */}
          <div className="flex flex-col gap-6 [&_:is(a,button,summary,input,[tabindex])]:scroll-mt-28">
            <CutBar />
            <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
              <div className="flex min-w-0 flex-col gap-6">
                <Card labelledBy="matrix-title" className="flex flex-col gap-4">
                  <div>
                    <h2 id="matrix-title" className="text-base/6 font-semibold">Who would be found, and who missed</h2>
                    <p className="mt-0.5 text-xs text-text-3">
                      {formatCount(view.n)} customers, out of bag. Flagged: predicted to leave. “Would leave” are those who did leave, “would stay” those who did not. 95% Wilson intervals for precision and recall; none is computed for the other figures.
                    </p>
                  </div>
                  <ConfusionMatrix />
                  <CutFigures />
                </Card>
                <Card labelledBy="save-title">
                  <h2 id="save-title" className="mb-2 text-base/6 font-semibold">Use this threshold everywhere</h2>
                  <SaveThreshold notWritable={await whyNotWritable()} isSaved={workspace.savedThreshold !== null} source={sourceText(workspace)} />
                </Card>
              </div>
              <ProfitCard view={view} window={dataset.dictionary.observationWindow} />
            </div>
            <h2 className="mt-2 text-lg/7 font-semibold">The proof</h2>
            {view.curves
              ? <ProofCharts curves={view.curves} counts={view.counts} evaluation={card.evaluation} n={view.n} />
              : <Notice title="No curves to show">They need customers who left and customers who stayed, each with an out-of-bag prediction.</Notice>}
            <FairnessCard view={view} />
          </div>
        </CutProvider>
        <WhereOffCard whereOff={view.whereOff} note={growsWithTime(dataset)} />
        <BaselinesCard card={card} dataset={dataset} rival={rival} view={view} />
        <ModelCardDetails card={card} dataset={dataset} view={view} />
      </div>
    </>
  );
}

/** Where the threshold in use comes from. */
function sourceText({ assumptions, savedThreshold, model }: Workspace): string {
  const inUse = formatCut(assumptions.threshold);
  if (!savedThreshold) return `In use: ${inUse}, the dataset's own threshold. The overview, segments and predictions follow it.`;
  const other = savedThreshold.modelVersion === model?.card.modelVersion ? '' : ' It was chosen for an earlier model, so check it against this one.';
  return `In use: ${inUse}, saved on ${formatDate(savedThreshold.savedAt)} over the dataset's own ${formatCut(savedThreshold.datasetThreshold)}. The overview, segments and predictions follow it.${other}`;
}
