import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { RiskGauge } from '@/app/_components/customer/riskGauge';
import { Notice } from '@/app/_components/ui/notice';
import { formatDate, formatMoney, formatMonths, formatProbability } from '@/lib/format';
import type { FormDefinition, PredictFormState, PredictionView } from '@/lib/workspace/predictForm';

/** The answer: Yes or No with its probability, band and place among the others; or what became of a customer who left. */
export function Outcome({ state, definition, outOfDate, headingLevel: Heading }: { state: PredictFormState; definition: FormDefinition; outOfDate: boolean; headingLevel: 'h2' | 'h3' }) {
  const { outcome } = state;
  return (
    <div aria-live="polite" aria-busy={outOfDate} className={outOfDate ? 'opacity-50' : undefined}>
      {outcome?.kind === 'left' && (
        <Notice title={`${state.customerId} already left${outcome.leftOn ? ` on ${formatDate(outcome.leftOn)}` : ''}`}>
          {outcome.tenure === null ? 'There' : `After ${formatMonths(outcome.tenure)} as a customer, so there`} is an outcome and nothing left to predict.
          {outcome.leftOn === null && ' The file does not say when.'}
        </Notice>
      )}
      {outcome?.kind === 'prediction' && <Prediction view={outcome} definition={definition} heading={<Heading className="text-xs font-medium text-text-3">{subject(state, outcome)}</Heading>} />}
      {!outcome && <p className="rounded-card border border-dashed border-control p-4 text-text-3">Find a customer, or fill in the details of a prospect: the answer appears here.</p>}
    </div>
  );
}

function subject(state: PredictFormState, { basis }: PredictionView): string {
  if (basis === 'prospect') return 'A prospect with these details';
  return basis === 'record' ? `${state.customerId}, as on record` : `${state.customerId}, with your edits`;
}

function Prediction({ view, definition, heading }: { view: PredictionView; definition: FormDefinition; heading: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-3 rounded-card border border-border bg-surface p-4">
      <div>
        {heading}
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="text-2xl/8 font-semibold">{view.churn === 'Yes' ? 'Yes, likely to leave' : 'No, likely to stay'}</span>
          <RiskBadge band={view.riskBand} probability={view.probability} />
        </p>
      </div>
      <RiskGauge probability={view.probability} band={view.riskBand} distribution={definition.distribution} riskBands={definition.riskBands} higherThan={view.higherThan} />
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
        {formatProbability(view.probability)} is {definition.meaning.replace(/^The/, 'the')} Yes from {formatProbability(definition.threshold)} on. No uncertainty interval is computed for this number yet.
      </p>
    </div>
  );
}
