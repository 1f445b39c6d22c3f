import { Card } from '@/app/_components/ui/card';
import type { ModelCard } from '@/lib/churn/card';
import type { Dataset } from '@/lib/dataset/dataset';
import { NO_CURRENCY } from '@/lib/dataset/currency';
import { labelWithin } from '@/lib/dataset/labelWithin';
import { formatCount, formatNumber, formatProbability } from '@/lib/format';
import { differenceText } from '@/lib/workspace/modelComparison';
import type { ModelView } from '@/lib/workspace/modelView';
import { growsWithTime } from '@/lib/workspace/growsWithTime';

/** A mean difference between served and out-of-bag probabilities up to this is small. */
const SMALL_DIFFERENCE = 0.01;

/** What a reader must know before acting on the model's numbers. */
export function ModelLimits({ card, dataset, view: { served, withoutPrediction } }: { card: ModelCard; dataset: Dataset; view: ModelView }) {
  const grows = growsWithTime(dataset);
  return (
    <Card labelledBy="limits-title">
      <h2 id="limits-title" className="mb-3 text-base/6 font-semibold">What its numbers mean, and what they cannot say</h2>
      <ul className="flex list-outside list-disc flex-col gap-2 pl-5 text-text-2">
        <li><strong className="font-medium text-text">It looks back.</strong> {card.meaning} It ranks who resembles those who left; it is not the chance to leave within the next month.</li>
        <li><strong className="font-medium text-text">Association, not cause.</strong> Changing a detail of a customer need not change what the customer does.</li>
        <li><strong className="font-medium text-text">It does not extrapolate.</strong> Beyond the values it was trained on ({ranges(card, dataset)}) it answers as at their edge.</li>
        <li><strong className="font-medium text-text">Its uncertainty.</strong> {intervalText(card.interval)}</li>
        <li>
          <strong className="font-medium text-text">Served against measured.</strong> The figures on this page come from trees that had not seen the customer, without the customer’s own outcome in their leaves; the served probability uses all trees.
          For the customers it was trained on the two differ by {formatNumber(card.servedLessOutOfBag * 100)} percentage points on average, whichever way; served less out of bag is{' '}
          {differenceText(served.stayed, 2)} for those who stayed and {differenceText(served.left, 2)} for those who left{card.servedLessOutOfBag > SMALL_DIFFERENCE && ': more than the 1 point that was aimed at, so take their figures with care'}.
          {withoutPrediction > 0 && ` ${formatCount(withoutPrediction)} customers were in every tree's sample and are in no figure.`}
        </li>
        {grows && <li><strong className="font-medium text-text">Some details know the end.</strong> {grows} So the model sees in them a little of the outcome itself.</li>}
        {card.revenueAtRiskHistory.length > 0 && <li><strong className="font-medium text-text">No memory.</strong> The file keeps no history of details but how long customers stay and what they have paid so far: earlier months are scored with the details of today.</li>}
      </ul>
    </Card>
  );
}

/** The numbers that the model knows by role, with the least and the greatest value it has seen. */
function ranges({ encoder }: ModelCard, { columns, dictionary }: Dataset): string {
  const seen = encoder.flatMap((feature) => {
    const spec = columns.get(feature.name)?.spec;
    if (feature.kind !== 'number' || !spec || !['tenure', 'monthlyCharge', 'totalCharge'].includes(spec.role)) return [];
    const unit = 'unit' in spec ? spec.unit : '';
    const end = (value: number) => formatNumber(value) + (unit.startsWith('currency') ? (dictionary.currency === NO_CURRENCY ? '' : ` ${dictionary.currency}`) : unit && ` ${unit}`);
    return [`${labelWithin(spec.label)} ${formatNumber(feature.min)} to ${end(feature.max)}`];
  });
  return seen.join(', ') || 'each detail from its least to its greatest';
}

function intervalText(interval: ModelCard['interval']): string {
  if (!interval) return 'No interval is given for a probability, because none could be calibrated on these data.';
  const { level, multiplier, worlds } = interval;
  return `The interval of a probability is meant to hold the true probability of ${formatProbability(level)} of customers: ${formatNumber(multiplier)} times the standard deviation between trees either way. ` +
    `The factor comes from ${worlds.length} simulated worlds whose truth is known (parametric bootstrap, iterated). It is about the probability, not about whether the customer leaves; how well it holds on a file whose truth nobody knows is expected, not measured.`;
}
