'use client';
import { share } from '@/lib/churn/groupRates';
import { formatCount, formatFixed, formatMoney, formatRate, MISSING } from '@/lib/format';
import { useCut } from './cutContext';

interface Figure { id: string; name: string; value: string; meaning: string }

/** What is read from the matrix, each with its meaning; a figure that cannot be computed says why. */
export function CutFigures() {
  const { counts, figures, yes, profit } = useCut();
  const { truePositives, falsePositives } = figures;
  const flagged = truePositives + falsePositives;
  const interval = (count: number, of: number) => {
    const { lower, upper } = share(count, of);
    return of === 0 ? '' : ` (${formatRate(lower)} to ${formatRate(upper)})`;
  };
  const list: Figure[] = [
    { id: 'precision', name: 'Precision', value: formatRate(figures.precision), meaning: flagged === 0 ? 'Nobody is flagged at this threshold.' : `of the ${formatCount(flagged)} flagged left${interval(truePositives, flagged)}` },
    { id: 'recall', name: 'Recall', value: formatRate(figures.recall), meaning: counts.positives === 0 ? 'Nobody left.' : `of the ${formatCount(counts.positives)} who left were flagged${interval(truePositives, counts.positives)}` },
    { id: 'f1', name: 'F1', value: formatRate(figures.f1), meaning: 'harmonic mean of precision and recall' },
    { id: 'lift', name: 'Lift', value: Number.isFinite(figures.lift) ? `${formatFixed(figures.lift, 2)}×` : MISSING, meaning: flagged === 0 ? 'Nobody is flagged at this threshold.' : 'as many leavers among the flagged as among customers drawn at random' },
    ...(profit === null ? [] : [{
      id: 'profit', name: 'Profit in hindsight', value: formatMoney(profit, counts.currency),
      meaning: `per customer of the base${flagged === 0 ? '' : `, ${formatMoney((profit * (counts.positives + counts.negatives)) / flagged, counts.currency)} per customer contacted`}; assumed costs`,
    }]),
    { id: 'yes', name: 'Predicted to leave', value: formatCount(yes), meaning: `of ${formatCount(counts.active)} active customers, by the served model` },
  ];
  return (
    <dl className="numeric grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
      {list.map(({ id, name, value, meaning }) => (
        <div key={id}>
          <dt className="text-xs text-text-3">{name}</dt>
          <dd>
            <span className="block text-xl/7 font-semibold" data-figure={id}>{value}</span>
            <span className="block text-xs text-text-2">{meaning}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
