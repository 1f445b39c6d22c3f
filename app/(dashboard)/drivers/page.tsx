import type { Metadata } from 'next';
import { BeeswarmCard } from '@/app/_components/drivers/beeswarmCard';
import { FeatureCard } from '@/app/_components/drivers/featureCard';
import { ImportanceCard } from '@/app/_components/drivers/importanceCard';
import { InteractionsCard } from '@/app/_components/drivers/interactionsCard';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Notice } from '@/app/_components/ui/notice';
import { formatCount, formatDate } from '@/lib/format';
import { getDriversView, getFeatureView } from '@/lib/workspace/server/queries';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { readDriversQuery } from './driversQuery';

export const metadata: Metadata = { title: 'Drivers', description: 'What moves churn: how much each feature counts, in which direction, and for whom.' };

export default async function DriversPage({ searchParams }: PageProps<'/drivers'>) {
  const workspace = await getWorkspace();
  const { modelProblem, dataset } = workspace;
  const view = getDriversView(workspace);
  const { dictionary, rowCount } = dataset;
  if (!view) {
    return (
      <>
        <PageHeader title="What moves churn" />
        <Notice tone="problem" title="No model, so nothing to explain">{modelProblem?.message} {modelProblem?.remedy}</Notice>
      </>
    );
  }
  const query = readDriversQuery(await searchParams, view.rows.map((row) => row.name));
  const feature = getFeatureView(workspace, query.feature);
  const source = dictionary.snapshotDate ? `${dictionary.name}, ${formatDate(dictionary.snapshotDate)}.` : `${dictionary.name}.`;
  return (
    <>
      <PageHeader title="What moves churn">
        Association, not cause: what goes with leaving in {dictionary.name}, and how the model uses it. Changing it for a customer need not change the outcome.
      </PageHeader>
      <div className="flex flex-col gap-6">
        {query.ignored && <Notice title="Part of the address was ignored">{query.ignored}</Notice>}
        <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
          <ImportanceCard view={view} source={source} />
          <BeeswarmCard view={view} source={source} />
        </div>
        {feature && (
          <FeatureCard
            feature={feature}
            options={view.rows}
            currency={dictionary.currency}
            modelSource={`Averaged over ${formatCount(view.dependenceSampleSize)} of the ${formatCount(view.trainedOn)} customers that the model learned from.`}
            fileSource={`${formatCount(rowCount)} customers. ${source}`}
          />
        )}
        {view.interactions && <InteractionsCard interactions={view.interactions} source={source} />}
      </div>
    </>
  );
}
