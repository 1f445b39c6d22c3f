import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { Facts } from '@/app/_components/ui/facts';
import type { ModelCard } from '@/lib/churn/card';
import type { Dataset } from '@/lib/dataset/dataset';
import { formatCount, formatDate, formatFixed, formatNumber, formatRate } from '@/lib/format';
import type { ModelView } from '@/lib/workspace/modelView';
import { ModelLimits } from './modelLimits';

/** The options of a forest in words; one that is not listed goes by its own name. */
const OPTION_LABELS: Record<string, string> = {
  trees: 'Trees', sampleSize: 'Customers a tree is grown on', maxDepth: 'Levels at most', minNumSamples: 'Customers at a split, at least',
  maxFeatures: 'Share of details a tree may use', shrinkage: 'Shrinkage of leaves towards their parents', minLeaf: 'Customers in a leaf, at least', seed: 'Seed',
};
const optionLabel = (name: string) => (Object.hasOwn(OPTION_LABELS, name) ? OPTION_LABELS[name]! : name);

/** What the model is, what it was made from and how. */
export function ModelCardDetails({ card, dataset, view }: { card: ModelCard; dataset: Dataset; view: ModelView }) {
  const label = (name: string) => dataset.columns.get(name)?.spec.label ?? name;
  const { observationWindow: window } = dataset.dictionary;
  const { tried, trees } = card.tuning;
  const tuned = Object.keys(tried[0]?.options ?? {});
  return (
    <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-6">
        <Card labelledBy="made-title">
          <h2 id="made-title" className="mb-3 text-base/6 font-semibold">What it was made from</h2>
          <Facts
            facts={[
              ['Data', card.dataset.name],
              ['Window', window ? `${formatDate(window.start)} to ${formatDate(window.end)}` : 'The file does not say when departures were recorded'],
              ['Customers', `${formatCount(card.dataset.rowCount)}, of whom ${formatCount(card.dataset.churned)} (${formatRate(card.dataset.churned / card.dataset.rowCount)}) left`],
              ...(card.learnedFrom ? [['Learned from', `${formatCount(card.learnedFrom)} of them, drawn at random among those who left and those who stayed`] as const] : []),
              ['It sees', card.encoder.map((feature) => label(feature.name)).join(', ')],
              ['Checked', guardText(card)],
              ...card.excluded.map((column) => [`${column.leak ? '⚠ Left out' : 'Kept from it'}: ${label(column.name)}`, column.leak ? `Gives the outcome away, or names the customer. ${column.reason}` : column.reason] as const),
            ]}
          />
        </Card>
        <ModelLimits card={card} dataset={dataset} view={view} />
      </div>
      <Card labelledBy="how-title">
        <h2 id="how-title" className="mb-3 text-base/6 font-semibold">How it was made</h2>
        <Facts
          facts={[
            ['Trained', `${formatDate(card.trainedAt)}, in ${formatNumber(card.trainingSeconds, 1)} s`],
            ['Version', card.modelVersion],
            ['Forest', `${formatCount(card.forest.trees)} trees, ${formatCount(card.forest.nodes)} nodes, ${formatCount(card.forest.bytes / 1024)} KB`],
            ['Settings', Object.entries(card.options).map(([name, value]) => `${optionLabel(name).toLowerCase()} ${formatNumber(value)}`).join('; ')],
            ['Recalibration', `${formatNumber(card.recalibration.a, 4)} + ${formatNumber(card.recalibration.b, 4)}·p, fitted on the out-of-bag predictions p and folded into the leaves`],
            ['Software', Object.entries(card.software).map(([name, version]) => `${name} ${version}`).join(', ')],
            ['Customer file', <code key="data" className="text-xs">{card.dataset.dataHash}</code>],
            ['Dictionary', <code key="dictionary" className="text-xs">{card.dataset.dictionaryHash}</code>],
            ['Forest file', <code key="forest" className="text-xs">{card.forest.sha256}</code>],
          ]}
        />
        <h3 className="mt-5 mb-1 font-medium">{tried.length === 1 ? 'One setting was tried' : `The best of ${tried.length} settings was taken`}</h3>
        <DataTable
          caption="Settings tried"
          rows={tried.map((attempt, i) => ({ ...attempt, i }))}
          rowKey={(attempt) => String(attempt.i)}
          columns={[
            { header: 'Place', cell: ({ i }) => (i === 0 ? '1, taken' : String(i + 1)) },
            ...tuned.map((name) => ({ header: optionLabel(name), numeric: true, cell: ({ options }: (typeof tried)[number]) => formatNumber(options[name]!) })),
            { header: 'Log loss', numeric: true, cell: ({ logLoss }) => formatFixed(logLoss, 4) },
            { header: 'ROC AUC', numeric: true, cell: ({ rocAuc }) => formatFixed(rocAuc, 4) },
          ]}
        />
        <p className="mt-2 text-xs text-text-3">
          By log loss out of bag, {formatCount(trees)} trees each. Small differences among them are mostly chance. Choosing on the same customers that measure the model flatters its figures a little.
        </p>
      </Card>
    </div>
  );
}

/** What the training refuses or leaves out, and what it found this time. */
function guardText({ encoder, excluded, evaluation: { estimators } }: ModelCard): string {
  const leaks = excluded.filter((column) => column.leak).length;
  const found = leaks === 0 ? 'none was found' : `${leaks} left out, as below`;
  return `${encoder.length + leaks} columns for whether they give the outcome away or name the customer: ${found}. The forest for whether it tells more than chance: log loss ${formatFixed(estimators.forest.logLoss.value, 3)}, against ${formatFixed(estimators.alwaysStays.logLoss.value, 3)} for the churn share alone.`;
}
