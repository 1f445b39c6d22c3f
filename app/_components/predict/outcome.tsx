import type { ReactNode, Ref } from 'react';
import { Ahead } from '@/app/_components/customer/ahead';
import { AnswerHead, AnswerNotes } from '@/app/_components/customer/answerHead';
import { RiskGauge } from '@/app/_components/customer/riskGauge';
import { Why } from '@/app/_components/customer/why';
import { Notice } from '@/app/_components/ui/notice';
import { BeforeAfter } from '@/app/_components/whatIf/beforeAfter';
import { formatDate, formatMoney, formatMonths } from '@/lib/format';
import type { FormDefinition, PredictFormState, PredictionView } from '@/lib/workspace/predictForm';
import { notUpdated } from './notUpdated';
import { WhatToDo } from './whatToDo';

/** The answer: Yes or No with its probability, band, place among the others and reasons; or what became of a customer who left. */
export function Outcome({ state, definition, outOfDate, errors, wide, answerRef, onReset, children }: {
  state: PredictFormState;
  definition: FormDefinition;
  outOfDate: boolean;
  /** What is wrong with the fields while the answer is for earlier ones; by field name. */
  errors: Record<string, string>;
  /** All reasons with their chart, or the strongest in words. */
  wide: boolean;
  answerRef: Ref<HTMLDivElement>;
  /** Back to the record's details. */
  onReset: () => void;
  /** Between the answer and its reasons. */
  children: ReactNode;
}) {
  const { outcome } = state;
  const problem = outOfDate ? notUpdated(definition.fields, errors) : null;
  return (
    <div aria-busy={outOfDate} className={`flex flex-col gap-4 rounded-card ${outOfDate ? 'outline-2 outline-offset-4 outline-dashed outline-control' : ''}`}>
      {problem && <Notice tone="problem" title={problem} />}
      {/* Read out when it changes; the reasons, which are long, wait until the reader goes to them. */}
      <div ref={answerRef} aria-live="polite" className="scroll-my-20"><Answer state={state} definition={definition} wide={wide} onReset={onReset} /></div>
      {children}
      {outcome?.kind === 'prediction' && <Why view={outcome} definition={definition} full={wide} />}
    </div>
  );
}

function Answer({ state, definition, wide, onReset }: { state: PredictFormState; definition: FormDefinition; wide: boolean; onReset: () => void }) {
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
      {outcome?.kind === 'prediction' && <Prediction view={outcome} definition={definition} wide={wide} heading={<Heading className="text-xs font-medium text-text-3">{subject(state, outcome)}</Heading>} change={<BeforeAfter view={outcome} customerId={state.customerId} currency={definition.currency} onReset={onReset} />} />}
      {!outcome && <p className="rounded-card border border-dashed border-control p-4 text-text-3">Find a customer, or fill in the details of a prospect: the answer appears here.</p>}
    </>
  );
}

function subject(state: PredictFormState, { basis }: PredictionView): string {
  if (basis === 'prospect') return 'A prospect with these details';
  return basis === 'record' ? `${state.customerId}, as on record` : `${state.customerId}, with your edits`;
}

function Prediction({ view, definition, wide, heading, change }: { view: PredictionView; definition: FormDefinition; wide: boolean; heading: ReactNode; change: ReactNode }) {
  return (
    <div className="flex flex-col gap-3 rounded-card border border-border bg-surface p-4">
      <div>
        {heading}
        <AnswerHead view={view} ahead={view.ahead && <Ahead ahead={view.ahead} />} />
      </div>
      {change}
      <div className={`grid grid-cols-1 items-start gap-x-8 gap-y-3 ${wide ? 'xl:grid-cols-[minmax(0,400px)_minmax(0,1fr)]' : ''}`}>
        <RiskGauge probability={view.probability} interval={view.interval} band={view.tooNew ? null : view.riskBand} distribution={definition.distribution} riskBands={definition.riskBands} higherThan={view.higherThan} />
        <div className="flex flex-col gap-3">
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
            <WhatToDo view={view} currency={definition.currency} />
            {view.atRisk !== null && (
              <>
                <dt className="text-text-3">Revenue at risk</dt>
                <dd className="numeric">{formatMoney(view.atRisk, definition.currency)} a month <span className="text-text-3">(probability × what they pay)</span></dd>
              </>
            )}
          </dl>
          <AnswerNotes view={view} definition={definition} />
        </div>
      </div>
    </div>
  );
}
