import { ChartFrame, LegendItem } from '@/app/_components/charts/chartFrame';
import { LineChart } from '@/app/_components/charts/lineChart';
import { ticksFromZero } from '@/app/_components/charts/scale';
import { Card } from '@/app/_components/ui/card';
import type { ModelCard } from '@/lib/churn/card';
import { formatCount, formatFixed, formatProbability, formatRate } from '@/lib/format';
import type { CutCounts } from '@/lib/workspace/modelView';
import type { ModelCurves } from '@/lib/workspace/modelCurves';
import { PrecisionRecallChart, RocChart, ScoreChart } from './cutCharts';
import { ReferenceItem, ThresholdItem } from './legend';
import { FOREST_COLOR, SHARE_TICKS } from './look';

const TABLE_ROWS = 20;
/** What stands above a chart, the chart and its table take three rows of the grid, so that charts side by side begin at one height. */
const PLOTS_ALIGNED = 'row-span-3 grid grid-cols-1 grid-rows-subgrid gap-y-0 [&>figure]:row-span-3 [&>figure]:grid [&>figure]:grid-cols-1 [&>figure]:grid-rows-subgrid [&>figure]:gap-y-0';

/** The curves by which a model is judged, each on predictions for customers that it has not seen. */
export function ProofCharts({ curves, counts, evaluation, n }: { curves: ModelCurves; counts: CutCounts; evaluation: ModelCard['evaluation']; n: number }) {
  const unseen = `${formatCount(n)} customers, out of bag.`;
  const { forest, logisticRegression } = evaluation.estimators;
  const titles = {
    roc: `In ${formatRate(forest.rocAuc.value)} of pairs the customer who left scores above the one who stayed; by logistic regression in ${formatRate(logisticRegression.rocAuc.value)}`,
    precisionRecall: `Average precision is ${formatFixed(forest.averagePrecision.value, 3)}, against ${formatFixed(counts.positives / n, 3)} for flagging at random`,
    scores: `Half of those who left score ${formatProbability(curves.medianScore.left)} or more; half of those who stayed, ${formatProbability(curves.medianScore.stayed)} or less`,
  };
  return (
    // Headings of tables may break here: five columns do not fit into a third of the page otherwise.
    <div className="grid grid-cols-1 gap-6 md:grid-cols-2 xl:grid-cols-3 [&_thead_th]:whitespace-normal">
      <Card className={PLOTS_ALIGNED}>
        <ChartFrame
          id="roc"
          title={titles.roc}
          headingLevel="h3"
          subtitle={`ROC curve: shares of those who left and of those who stayed that each threshold flags. ${unseen} Logistic regression: the same customers, out of fold.`}
          legend={<><LegendItem color={FOREST_COLOR}>Forest</LegendItem><LegendItem color="var(--text-2)" shape="dashed">Logistic regression</LegendItem><ReferenceItem>Chance</ReferenceItem><ThresholdItem /></>}
          table={{
            columns: ['Flagged of those who stayed', 'Of those who left: forest', 'Logistic regression'].map((header) => ({ header, numeric: true })),
            rows: some(curves.roc).map((row) => [row.falsePositiveRate, row.forest, row.logisticRegression].map(formatRate)),
          }}
        >
          <RocChart title={titles.roc} curve={curves.roc} />
        </ChartFrame>
      </Card>
      <Card className={PLOTS_ALIGNED}>
        <ChartFrame
          id="precision-recall"
          title={titles.precisionRecall}
          headingLevel="h3"
          subtitle={`Precision–recall curve: how many of the flagged left, against how many of those who left are flagged. ${unseen}`}
          legend={<><LegendItem color={FOREST_COLOR}>Forest</LegendItem><ReferenceItem>Base rate</ReferenceItem><ThresholdItem /></>}
          table={{
            columns: ['Recall', 'Precision'].map((header) => ({ header, numeric: true })),
            rows: some(curves.precisionRecall).map((row) => [row.recall, row.precision].map(formatRate)),
          }}
        >
          <PrecisionRecallChart title={titles.precisionRecall} curve={curves.precisionRecall} baseRate={counts.positives / n} />
        </ChartFrame>
      </Card>
      <Card className={PLOTS_ALIGNED}><Calibration groups={curves.calibration} unseen={unseen} /></Card>
      <Card className={PLOTS_ALIGNED}><Gain steps={curves.gain} unseen={unseen} /></Card>
      <Card className={PLOTS_ALIGNED}><Lift steps={curves.gain} unseen={unseen} /></Card>
      <Card className={PLOTS_ALIGNED}>
        <ChartFrame
          id="scores"
          title={titles.scores}
          headingLevel="h3"
          subtitle={`Distribution of probabilities by outcome, in shares of ${formatCount(counts.positives)} who left and of ${formatCount(counts.negatives)} who stayed. ${unseen}`}
          legend={<><LegendItem color="var(--churn)">Left</LegendItem><LegendItem color="var(--retention)">Stayed</LegendItem></>}
          table={{
            columns: [{ header: 'Probability' }, ...['Left', 'Share', 'Stayed', 'Share of stayed'].map((header) => ({ header, numeric: true }))],
            rows: curves.scores.map((bin) => [`${formatProbability(bin.from)} to ${formatProbability(bin.to)}`, formatCount(bin.leftCount), formatRate(bin.left), formatCount(bin.stayedCount), formatRate(bin.stayed)]),
          }}
        >
          <ScoreChart title={titles.scores} bins={curves.scores} />
        </ChartFrame>
      </Card>
    </div>
  );
}

function Calibration({ groups, unseen }: { groups: ModelCurves['calibration']; unseen: string }) {
  const within = groups.filter((group) => group.predicted >= group.lower && group.predicted <= group.upper).length;
  const title = `In ${within} of ${groups.length} groups the prediction lies within what chance allows of what happened`;
  const legend = <span><span aria-hidden className="mr-1.5 inline-block size-2 rounded-full bg-accent" />Observed, 95% interval</span>;
  const counts = groups.map((group) => group.count);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  return (
    <ChartFrame
      id="calibration"
      title={title}
      headingLevel="h3"
      subtitle={`Calibration: share that left against mean probability, in groups by rising probability, with 95% Wilson intervals. ${unseen}`}
      legend={<>{legend}<ReferenceItem>Exactly as predicted</ReferenceItem></>}
      table={{
        columns: ['Predicted', 'Left', '95% interval', 'Left, n', 'Of n'].map((header) => ({ header, numeric: true })),
        rows: groups.map((group) => [formatRate(group.predicted), formatRate(group.observed), `${formatRate(group.lower)} to ${formatRate(group.upper)}`, formatCount(group.churned), formatCount(group.count)]),
      }}
    >
      <div>
        <LineChart
          id="calibration-chart"
          title={title}
          data={groups.map(({ predicted, observed, lower, upper }) => ({ predicted, observed, whisker: [observed - lower, upper - observed] }))}
          x={{ key: 'predicted', label: 'Predicted: mean probability', ticks: SHARE_TICKS, format: 'percent' }}
          y={{ label: 'Observed: share that left', ticks: SHARE_TICKS, format: 'percent' }}
          lines={[{ key: 'observed', label: 'Observed', color: FOREST_COLOR, dots: 'only', whisker: 'whisker' }]}
          references={[[{ x: 0, y: 0 }, { x: 1, y: 1 }]]}
        />
        <p className="numeric mt-1 text-xs text-text-3">Customers in each group: {fewest === most ? formatCount(most) : `${formatCount(fewest)} to ${formatCount(most)}`}.</p>
      </div>
    </ChartFrame>
  );
}

const stepTable = (steps: ModelCurves['gain']) => ({
  columns: ['Contacted', 'Customers', 'Left among them', 'Share of all who left', 'Lift'].map((header) => ({ header, numeric: true })),
  rows: steps.map((step) => [formatRate(step.share), formatCount(step.count), formatCount(step.churned), formatRate(step.gain), `${formatFixed(step.lift, 2)}×`]),
});

/** The step that ends nearest to a share of all. */
const near = (steps: ModelCurves['gain'], share: number) => steps.reduce((a, b) => (Math.abs(b.share - share) < Math.abs(a.share - share) ? b : a));

function Gain({ steps, unseen }: { steps: ModelCurves['gain']; unseen: string }) {
  const [few, more] = [near(steps, 0.1), near(steps, 0.3)];
  const title = `The ${formatProbability(few.share)} with the highest scores hold ${formatProbability(few.gain)} of those who left; ${formatProbability(more.share)} hold ${formatProbability(more.gain)}`;
  return (
    <ChartFrame
      id="gain"
      title={title}
      headingLevel="h3"
      subtitle={`Cumulative gain by tenths, contacted from the highest score down. ${unseen}`}
      legend={<><LegendItem color={FOREST_COLOR}>Forest</LegendItem><ReferenceItem>At random</ReferenceItem></>}
      table={stepTable(steps)}
    >
      <LineChart
        id="gain-chart"
        title={title}
        data={[{ share: 0, gain: 0 }, ...steps.map(({ share, gain }) => ({ share, gain }))]}
        x={{ key: 'share', label: 'Contacted of all customers', ticks: SHARE_TICKS, format: 'percent' }}
        y={{ label: 'Reached of those who left', ticks: SHARE_TICKS, format: 'percent' }}
        lines={[{ key: 'gain', label: 'Reached', color: FOREST_COLOR, dots: true }]}
        references={[[{ x: 0, y: 0 }, { x: 1, y: 1 }]]}
      />
    </ChartFrame>
  );
}

function Lift({ steps, unseen }: { steps: ModelCurves['gain']; unseen: string }) {
  const top = steps[0]!;
  const title = `Among the ${formatProbability(top.share)} with the highest scores ${formatFixed(top.lift, 1)} times as many left as among all`;
  return (
    <ChartFrame
      id="lift"
      title={title}
      headingLevel="h3"
      subtitle={`Cumulative lift by tenths: share that left among the contacted ÷ share among all. ${unseen}`}
      legend={<><LegendItem color={FOREST_COLOR}>Forest</LegendItem><ReferenceItem>At random, 1×</ReferenceItem></>}
      table={stepTable(steps)}
    >
      <LineChart
        id="lift-chart"
        title={title}
        data={steps.map(({ share, lift }) => ({ share, lift }))}
        x={{ key: 'share', label: 'Contacted of all customers', ticks: SHARE_TICKS, format: 'percent' }}
        y={{ label: 'Times as many as at random', ticks: ticksFromZero(Math.max(...steps.map((step) => step.lift))), format: 'factor' }}
        lines={[{ key: 'lift', label: 'Lift', color: FOREST_COLOR, dots: true }]}
        references={[[{ x: 0, y: 1 }, { x: 1, y: 1 }]]}
      />
    </ChartFrame>
  );
}

/** Rows of a long curve for its table: evenly drawn, with both ends. */
function some<T>(rows: readonly T[]): T[] {
  if (rows.length <= TABLE_ROWS) return [...rows];
  return Array.from({ length: TABLE_ROWS }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (TABLE_ROWS - 1))]!);
}
