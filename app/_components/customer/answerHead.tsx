import type { ReactNode } from 'react';
import { formatCut, formatProbability } from '@/lib/format';
import type { FormDefinition, PredictionView } from '@/lib/workspace/predictForm';
import { NOT_WHEN } from '@/lib/workspace/predictWords';
import { intervalSentence, intervalText, NO_INTERVAL } from './interval';
import { RiskBadge } from './riskBadge';

/** The answer in words, with its probability and band, and in counted people. */
export function AnswerHead({ view, ahead = null }: {
  view: PredictionView;
  /** What lies ahead of them, where it is known. */
  ahead?: ReactNode;
}) {
  return (
    <>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-2xl/8 font-semibold">{view.headline}</span>
        {view.tooNew ? <PlainBadge {...view} /> : <RiskBadge band={view.riskBand} probability={view.probability} interval={view.interval} />}
        {ahead && !view.tooNew && <span className="text-xs text-text-3 print:hidden">risk, looking back</span>}
      </p>
      <p className="mt-2 max-w-prose text-text-2">{view.inPeople}{!ahead && !view.tooNew && ` ${NOT_WHEN}`}{!view.interval && !view.tooNew && ` ${NO_INTERVAL}`}</p>
      {ahead}
    </>
  );
}

/** The number without a band: of newcomers a band says nothing. */
function PlainBadge({ probability, interval }: Pick<PredictionView, 'probability' | 'interval'>) {
  return (
    <span className="numeric rounded-full bg-raised px-2 py-0.5 text-xs font-medium whitespace-nowrap text-text-2">
      {formatProbability(probability)}{interval && ` (${intervalText(interval)})`}
    </span>
  );
}

/** What deserves less trust in an answer, and, one click away, what its number is. */
export function AnswerNotes({ view, definition }: { view: PredictionView; definition: Pick<FormDefinition, 'meaning' | 'threshold'> }) {
  return (
    <>
      {view.warnings.length > 0 && (
        <ul className="list-disc rounded-control bg-raised p-3 pl-7 text-text-2 print:py-1">
          {view.warnings.map((warning) => <li key={warning}>{warning}</li>)}
        </ul>
      )}
      <details>
        <summary className="inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2">What this number is</summary>
        <p className="mt-1 text-text-2">
          {formatProbability(view.probability)} is {definition.meaning.replace(/^The/, 'the')} Yes from {formatCut(definition.threshold)} on. {view.interval && intervalSentence(view.interval)}
        </p>
      </details>
    </>
  );
}
