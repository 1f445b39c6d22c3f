import type { Metadata } from 'next';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { Facts } from '@/app/_components/ui/facts';
import { Notice } from '@/app/_components/ui/notice';
import { formatCount, formatDate, formatNumber, formatRate } from '@/lib/format';
import { METRICS } from '@/lib/stats/metrics';
import { getWorkspace } from '@/lib/workspace/server/workspace';

export const metadata: Metadata = { title: 'Model' };

export default async function ModelPage() {
  const { model, modelProblem, dataset, assumptions } = await getWorkspace();
  if (!model) {
    return (
      <>
        <PageHeader title="The model" />
        <Notice tone="problem" title="There is no model to show">{modelProblem?.message} {modelProblem?.remedy}</Notice>
      </>
    );
  }
  const { card } = model;
  const label = (name: string) => dataset.columns.get(name)?.spec.label ?? name;
  const prevalence = card.dataset.churned / card.dataset.rowCount;
  const figures = (Object.keys(METRICS) as (keyof typeof METRICS)[]).map((name) => ({ ...METRICS[name], value: card.outOfBag[name] }));
  return (
    <>
      <PageHeader title="The model">A random forest trained on {card.dataset.name}, {formatDate(card.trainedAt)}</PageHeader>
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
        <Card labelledBy="meaning-title">
          <h2 id="meaning-title" className="mb-2 text-base/6 font-semibold">What its probability means</h2>
          <p>{card.meaning}</p>
          <p className="mt-2 text-text-2">
            It looks back over that window: {formatRate(prevalence)} of the {formatCount(card.dataset.rowCount)} customers in the file left. It ranks who resembles those who left; it is not the
            chance to leave within the next month. A customer at {formatRate(assumptions.threshold)} or more is predicted to leave.
          </p>
        </Card>
        <Card labelledBy="figures-title">
          <h2 id="figures-title" className="mb-2 text-base/6 font-semibold">How good it is</h2>
          <p className="mb-2 text-text-2">
            Measured out of bag on {formatCount(card.outOfBag.n)} customers: each is scored only by trees that were grown without them, and without their own outcome in the leaves.
          </p>
          <DataTable
            caption="Out-of-bag figures"
            rows={figures}
            rowKey={(figure) => figure.label}
            columns={[
              { header: 'Figure', cell: (figure) => figure.label },
              { header: 'Value', numeric: true, cell: (figure) => figure.value.toFixed(3) },
              { header: 'Better is', cell: (figure) => (figure.direction === 'maximize' ? 'higher' : 'lower') },
            ]}
          />
        </Card>
        <Card labelledBy="card-title">
          <h2 id="card-title" className="mb-3 text-base/6 font-semibold">Model card</h2>
          <Facts
            facts={[
              ['Version', card.modelVersion],
              ['Trained', `${formatDate(card.trainedAt)}, in ${formatNumber(card.trainingSeconds, 1)} s`],
              ['Forest', `${card.forest.trees} trees, ${formatCount(card.forest.nodes)} nodes, ${formatCount(card.forest.bytes / 1024)} KB`],
              ['Settings', Object.entries(card.options).map(([name, value]) => `${name} ${value}`).join(', ')],
              ['Customer file', <code key="data" className="text-xs">{card.dataset.dataHash}</code>],
              ['Forest file', <code key="forest" className="text-xs">{card.forest.sha256}</code>],
              ['Software', Object.entries(card.software).map(([name, version]) => `${name} ${version}`).join(', ')],
            ]}
          />
        </Card>
        <Card labelledBy="features-title">
          <h2 id="features-title" className="mb-2 text-base/6 font-semibold">What it sees, and what it does not</h2>
          <p className="text-text-2">{card.encoder.map((feature) => label(feature.name)).join(', ')}.</p>
          <h3 className="mt-4 mb-1 font-medium">Kept from it</h3>
          <Facts facts={card.excluded.map((column) => [label(column.name), column.reason] as const)} />
        </Card>
      </div>
    </>
  );
}
