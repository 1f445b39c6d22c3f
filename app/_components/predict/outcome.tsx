import type { ReactNode, Ref } from 'react';
import { intervalSentence } from '@/app/_components/customer/interval';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { RiskGauge } from '@/app/_components/customer/riskGauge';
import { Why } from '@/app/_components/customer/why';
import { Notice } from '@/app/_components/ui/notice';
import { formatDate, formatMoney, formatMonths, formatProbability } from '@/lib/format';
import type { FormDefinition, PredictFormState, PredictionView } from '@/lib/workspace/predictForm';

/** The answer: Yes or No with its probability, band, place among the others and reasons; or what became of a customer who left. */
export function Outcome({ state, definition, outOfDate, wide, answerRef }: {
  state: PredictFormState;
  definition: FormDefinition;
  outOfDate: boolean;
  /** All reasons with their chart, or the strongest in words. */
  wide: boolean;
  answerRef: Ref<HTMLDivElement>;
}) {
  const { outcome } = state;
  return (
    <div aria-busy={outOfDate} className={`flex flex-col gap-4 ${outOfDate ? 'opacity-50' : ''}`}>
      {/* Read out when it changes; the reasons, which are long, wait until the reader goes to them. */}
      <div ref={answerRef} aria-live="polite" className="scroll-my-20"><Answer state={state} definition={definition} wide={wide} /></div>
      {outcome?.kind === 'prediction' && <Why view={outcome} learnedFrom={definition.learnedFrom} full={wide} />}
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
          <span className="text-2xl/8 font-semibold">{view.churn === 'Yes' ? 'Yes, likely to leave' : 'No, likely to stay'}</span>
          <RiskBadge band={view.riskBand} probability={view.probability} interval={view.interval} />
        </p>
      </div>
      <div className={`grid grid-cols-1 items-start gap-x-8 gap-y-3 ${wide ? 'xl:grid-cols-[minmax(0,400px)_minmax(0,1fr)]' : ''}`}>
        <RiskGauge probability={view.probability} interval={view.interval} band={view.riskBand} distribution={definition.distribution} riskBands={definition.riskBands} higherThan={view.higherThan} />
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
          <p className="text-xs text-text-3">
            {formatProbability(view.probability)} is {definition.meaning.replace(/^The/, 'the')} Yes from {formatProbability(definition.threshold)} on. {intervalSentence(view.interval)}
          </p>
        </div>
      </div>
    </div>
  );
}
