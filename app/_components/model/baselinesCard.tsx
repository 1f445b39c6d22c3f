import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import type { EstimatorName, ModelCard } from '@/lib/churn/card';
import type { Dataset } from '@/lib/dataset/dataset';
import { formatCount, formatCut, formatFixed, formatNumber } from '@/lib/format';
import { METRICS, type MetricName } from '@/lib/stats/metrics';
import { comparedModels, type ComparedModel, type RivalVerdict } from '@/lib/workspace/modelComparison';
import type { ModelView } from '@/lib/workspace/modelView';

const NAMES = Object.keys(METRICS) as MetricName[];

/** The forest beside what it has to beat, on the same customers, and what comes of it. */
export function BaselinesCard({ card, dataset, rival, view: { price, curves } }: { card: ModelCard; dataset: Dataset; rival: RivalVerdict; view: ModelView }) {
  const { evaluation, outOfBag, recalibration } = card;
  const byChance: Partial<Record<EstimatorName, number>> = curves?.errorByChance ?? {};
  return (
    <Card labelledBy="baselines-title">
      <h2 id="baselines-title" className="text-base/6 font-semibold">{rival.title}</h2>
      <p className="numeric mt-1 text-text-2">{rival.detail}</p>
      {rival.verdict !== 'better' && (
        <p className="numeric mt-2 text-text-2">
          The forest is served all the same: this product is built on it. In customers: flagging {formatCount(price.flagged)} each, as many as the forest flags at {formatCut(price.cut)}, the regression finds {formatCount(price.logisticRegression)} of those who left,
          the forest {formatCount(price.forest)}.
        </p>
      )}
      <h3 className="mt-4 mb-1 text-xs text-text-3">Same {formatCount(outOfBag.n)} customers, none seen by the model that scores them</h3>
      <DataTable
        caption="The forest and what it has to beat"
        rows={comparedModels(evaluation, dataset)}
        rowKey={(model) => model.name}
        columns={[
          { header: 'Model', cell: (model: ComparedModel) => <span className="block min-w-40">{model.label}</span> },
          ...NAMES.map((name) => ({
            header: `${METRICS[name].label} ${METRICS[name].direction === 'maximize' ? '↑' : '↓'}`,
            numeric: true,
            cell: (model: ComparedModel) => {
              const { value, lower, upper } = model.estimates[name];
              if (name === 'expectedCalibrationError') return <ErrorCell value={value} byChance={byChance[model.name]} />;
              return <>{formatFixed(value, 3)}<span className="block text-xs text-text-3">{formatFixed(lower, 3)} to {formatFixed(upper, 3)}</span></>;
            },
          })),
        ]}
      />
      <p className="mt-3 text-xs text-text-3">
        ↑ higher is better, ↓ lower is better. The forest is measured out of bag, the others by {evaluation.folds} stratified folds. 95% intervals from {formatCount(evaluation.replicates)} bootstrap resamples of the same rows; they carry the chance in these
        customers, not what training anew would change. The calibration error has none, as resampling adds noise of its own to it; beside it stands what noise alone makes of a perfect model with these probabilities, for the two models that grade
        customers in ten groups. The forest’s probabilities were recalibrated (by {formatNumber(recalibration.a, 4)} + {formatNumber(recalibration.b, 4)}·p) on the same out-of-bag rows, which flatters its calibration error slightly. “Always stays” gives everyone the
        base rate: well calibrated, and useless for choosing whom to call.
      </p>
    </Card>
  );
}

function ErrorCell({ value, byChance }: { value: number; byChance: number | undefined }) {
  return <>{formatFixed(value, 3)}{byChance !== undefined && <span className="block text-xs text-text-3">perfect: {formatFixed(byChance, 3)}</span>}</>;
}
