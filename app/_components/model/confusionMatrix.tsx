'use client';
import { Check, X } from 'lucide-react';
import { formatCount, formatCut, formatRate } from '@/lib/format';
import { useCut } from './cutContext';

/** Who is flagged at the cut, by what they did: numbers and shares of the row, in plain names. */
export function ConfusionMatrix() {
  const { counts, cut, figures, yes } = useCut();
  const rows = [
    {
      outcome: 'Left', of: counts.positives,
      cells: [['truePositives', 'Would leave, found', figures.truePositives, true], ['falseNegatives', 'Would leave, missed', figures.falseNegatives, false]],
    },
    {
      outcome: 'Stayed', of: counts.negatives,
      cells: [['falsePositives', 'Would stay, false alarm', figures.falsePositives, false], ['trueNegatives', 'Would stay, left alone', figures.trueNegatives, true]],
    },
  ] as const;
  return (
    <div>
      <div className="overflow-x-auto" role="region" aria-label="Confusion matrix" tabIndex={0}>
        <table className="numeric w-full table-fixed border-separate border-spacing-1">
          <caption className="sr-only">Customers by what they did and by what was predicted at {formatCut(cut)}</caption>
          <thead>
            <tr className="text-xs text-text-3">
              <th scope="col" className="w-16 pb-1 text-left font-medium sm:w-20">Outcome</th>
              <th scope="col" className="pb-1 text-left font-medium">Flagged, {formatCut(cut)} or more</th>
              <th scope="col" className="pb-1 text-left font-medium">Not flagged</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ outcome, of, cells }) => (
              <tr key={outcome}>
                <th scope="row" className="text-left align-middle">
                  <span className="block font-medium">{outcome}</span>
                  <span className="block text-xs font-normal text-text-3" data-cell={outcome === 'Left' ? 'positives' : 'negatives'}>{formatCount(of)}</span>
                </th>
                {cells.map(([id, name, count, right]) => (
                  <td key={id} className={`rounded-control border p-3 align-top ${right ? 'border-safe bg-safe-tint' : 'border-medium bg-medium-tint'}`}>
                    <span className={`block text-xs font-medium ${right ? 'text-safe-text' : 'text-medium-text'}`}>{right ? <Check aria-hidden className="inline size-3.5" /> : <X aria-hidden className="inline size-3.5" />} {name}</span>
                    <span className="mt-0.5 block text-xl/7 font-semibold" data-cell={id}>{formatCount(count)}</span>
                    <span className="block text-xs text-text-2">{formatRate(count / of)} of those who {outcome.toLowerCase()}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="numeric mt-2 text-xs text-text-2">
        Active customers are the row “Stayed”: {formatCount(figures.falsePositives)} of {formatCount(counts.negatives)} flagged out of bag, {formatCount(yes)} of {formatCount(counts.active)} by the served model. The two numbers differ because the served model uses
        all trees, also those that saw the customer stay.
      </p>
    </div>
  );
}
