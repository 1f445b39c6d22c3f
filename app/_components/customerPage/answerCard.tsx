import { Ahead } from '@/app/_components/customer/ahead';
import { AnswerHead, AnswerNotes } from '@/app/_components/customer/answerHead';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { RiskGauge } from '@/app/_components/customer/riskGauge';
import { Card } from '@/app/_components/ui/card';
import { formatDate, formatMonths } from '@/lib/format';
import type { Answer } from '@/lib/workspace/customerPage/customerPage';
import type { LookingAhead } from '@/lib/workspace/customerPage/lookingAhead';
import type { FormDefinition } from '@/lib/workspace/predictForm';

/** Will they leave: Yes or No with the gauge; or what became of them; or why there is no answer. */
export function AnswerCard({ answer, ahead, definition }: { answer: Answer; ahead: LookingAhead | null; definition: FormDefinition | null }) {
  const lookingAhead = ahead && <Ahead ahead={ahead} />;
  return (
    <Card labelledBy="answer-title" className="flex flex-col gap-3">
      <div>
        <h2 id="answer-title" className="text-xs font-medium text-text-3">{answer.kind === 'left' ? 'What became of them' : 'Will they leave?'}</h2>
        {answer.kind === 'prediction' && <AnswerHead view={answer.view} ahead={lookingAhead} />}
        {answer.kind === 'left' && <Left answer={answer} />}
        {answer.kind === 'none' && <p className="mt-1 text-text-2">{answer.message}</p>}
        {answer.kind === 'none' && lookingAhead}
      </div>
      {answer.kind === 'prediction' && definition && (
        <>
          <div className="print:hidden"><RiskGauge {...answer.view} band={answer.view.tooNew ? null : answer.view.riskBand} distribution={definition.distribution} riskBands={definition.riskBands} /></div>
          <AnswerNotes view={answer.view} definition={definition} />
        </>
      )}
    </Card>
  );
}

function Left({ answer: { leftOn, tenure, outOfBag } }: { answer: Extract<Answer, { kind: 'left' }> }) {
  return (
    <>
      <p className="mt-1 text-2xl/8 font-semibold">{leftOn ? `Left on ${formatDate(leftOn)}` : 'Left'}</p>
      <p className="mt-1 max-w-prose text-text-2">
        {tenure === null ? 'There' : `After ${formatMonths(tenure)} as a customer: there`} is an outcome and nothing left to predict.{leftOn === null && ' The file does not say when.'}
      </p>
      {outOfBag && (
        <>
          <p className="mt-3 max-w-prose text-text-2">
            What the model would have said had it not known: <RiskBadge {...outOfBag} /> by the trees that were grown without this customer, at the details of their last day.
          </p>
          <p className="mt-3 max-w-prose text-text-2">It gives no reasons for them: it learned from this very outcome, so they would be hindsight.</p>
        </>
      )}
    </>
  );
}
