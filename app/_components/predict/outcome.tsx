import type { ReactNode, Ref } from 'react';
import { intervalSentence, intervalText, NO_INTERVAL } from '@/app/_components/customer/interval';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { RiskGauge } from '@/app/_components/customer/riskGauge';
import { Why } from '@/app/_components/customer/why';
import { Notice } from '@/app/_components/ui/notice';
import { formatDate, formatMoney, formatMonths, formatProbability } from '@/lib/format';
import type { FormDefinition, PredictFormState, PredictionView } from '@/lib/workspace/predictForm';
import { notUpdated } from './notUpdated';

/** The answer: Yes or No with its probability, band, place among the others and reasons; or what became of a customer who left. */
export function Outcome({ state, definition, outOfDate, errors, wide, answerRef }: {
  state: PredictFormState;
  definition: FormDefinition;
  outOfDate: boolean;
  /** What is wrong with the fields while the answer is for earlier ones; by field name. */
  errors: Record<string, string>;
  /** All reasons with their chart, or the strongest in words. */
  wide: boolean;
  answerRef: Ref<HTMLDivElement>;
}) {
  const { outcome } = state;
  const problem = outOfDate ? notUpdated(definition.fields, errors) : null;
  return (
    <div aria-busy={outOfDate} className={`flex flex-col gap-4 rounded-card ${outOfDate ? 'outline-2 outline-offset-4 outline-dashed outline-control' : ''}`}>
      {problem && <Notice tone="problem" title={problem} />}
      {/* Read out when it changes; the reasons, which are long, wait until the reader goes to them. */}
      <div ref={answerRef} aria-live="polite" className="scroll-my-20"><Answer state={state} definition={definition} wide={wide} /></div>
      {outcome?.kind === 'prediction' && <Why view={outcome} definition={definition} full={wide} />}
    </div>
  );
}

function Answer({ state, definition, wide }: { state: PredictFormState; definition: FormDefinition; wide: boolean }) {
  const { outcome } = state;
  const Heading = wide ? 'h2' : 'h3';
  return (
    <>
      {outcome?.kind === 'left' && (
        <Notice title={`${state.customerId} already left${outcome.leftOn ? ` on ${formatDate(outcome.leftOn)}` : ''}`}>
          {outcome.tenure === null ? 'There' : `After ${formatMonths(outcome.tenure)} as a customer, so there`} is an outcome and nothing left to predict.
          {outcome.leftOn === null && ' The file does not say when.'}
        </Notice>
      )}
      {outcome?.kind === 'prediction' && <Prediction view={outcome} definition={definition} wide={wide} heading={<Heading className="text-xs font-medium text-text-3">{subject(state, outcome)}</Heading>} />}
      {!outcome && <p className="rounded-card border border-dashed border-control p-4 text-text-3">Find a customer, or fill in the details of a prospect: the answer appears here.</p>}
    </>
  );
}

function subject(state: PredictFormState, { basis }: PredictionView): string {
  if (basis === 'prospect') return 'A prospect with these details';
  return basis === 'record' ? `${state.customerId}, as on record` : `${state.customerId}, with your edits`;
}

function Prediction({ view, definition, wide, heading }: { view: PredictionView; definition: FormDefinition; wide: boolean; heading: ReactNode }) {
  return (
    <div className="flex flex-col gap-3 rounded-card border border-border bg-surface p-4">
      <div>
        {heading}
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="text-2xl/8 font-semibold">{view.headline}</span>
          {view.tooNew ? <PlainBadge {...view} /> : <RiskBadge band={view.riskBand} probability={view.probability} interval={view.interval} />}
        </p>
        <p className="mt-1 max-w-prose text-text-2">{view.inPeople}{!view.interval && !view.tooNew && ` ${NO_INTERVAL}`}</p>
      </div>
      <div className={`grid grid-cols-1 items-start gap-x-8 gap-y-3 ${wide ? 'xl:grid-cols-[minmax(0,400px)_minmax(0,1fr)]' : ''}`}>
        <RiskGauge probability={view.probability} interval={view.interval} band={view.tooNew ? null : view.riskBand} distribution={definition.distribution} riskBands={definition.riskBands} higherThan={view.higherThan} />
        <div className="flex flex-col gap-3">
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
            <dt className="text-text-3">Do first</dt>
            <dd><span className="font-medium">{view.action.title}.</span> {view.action.detail}</dd>
            {view.atRisk !== null && (
              <>
                <dt className="text-text-3">At risk</dt>
                <dd className="numeric">{formatMoney(view.atRisk, definition.currency)} a month <span className="text-text-3">(probability × charge)</span></dd>
              </>
            )}
          </dl>
          {view.warnings.length > 0 && (
            <ul className="list-inside list-disc rounded-control bg-raised p-3 text-text-2">
              {view.warnings.map((warning) => <li key={warning}>{warning}</li>)}
            </ul>
          )}
          <details>
            <summary className="inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2">What this number is</summary>
            <p className="mt-1 text-text-2">
              {formatProbability(view.probability)} is {definition.meaning.replace(/^The/, 'the')} Yes from {formatProbability(definition.threshold)} on. {view.interval && intervalSentence(view.interval)}
            </p>
          </details>
        </div>
      </div>
    </div>
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
