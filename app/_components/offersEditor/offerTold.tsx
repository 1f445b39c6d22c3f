import { ReportCard } from '@/app/_components/assumptions/reportCard';
import { Button } from '@/app/_components/ui/button';
import type { OfferState, OffersUndo } from './offersState';

/** What the last press did, with its way back, or what is wrong. */
export function OfferTold({ state, id, action, disabled }: { state: OfferState; id: string; action: (form: FormData) => void; disabled: boolean }) {
  switch (state.step) {
    case 'start':
    case 'editing':
      return null;
    case 'unchanged':
      return <p className="font-medium">Nothing was changed: the offer is saved like this already.</p>;
    case 'failed':
      return <p className="text-worse">Not saved. {state.reason}</p>;
    case 'refused': {
      const count = Object.keys(state.errors).length;
      return (
        <div className="rounded-control border border-high bg-high-tint p-3 text-high-text">
          <p className="font-medium">Not saved: {count === 1 ? 'one field needs' : `${count} fields need`} attention.</p>
          <ul className="mt-1 list-inside list-disc">
            {Object.entries(state.errors).map(([name, message]) => <li key={name}>{name === 'form' ? message : <a className="underline underline-offset-2" href={`#offer-${name.startsWith('when.') ? `${name}.about` : name}`}>{nameText(name)}: {message}</a>}</li>)}
          </ul>
        </div>
      );
    }
    case 'saved':
      return <ReportCard report={state.report}><UndoForm action={action} undo={state.undo} id={id} disabled={disabled} /></ReportCard>;
    case 'undone':
      return <ReportCard report={state.report}>{null}</ReportCard>;
  }
}

export function UndoForm({ action, undo, id, disabled }: { action: (form: FormData) => void; undo: OffersUndo; id?: string; disabled: boolean }) {
  return (
    <form action={action}>
      {Object.entries({ intent: 'undo', ...(id !== undefined && { id }), ...undo }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <Button look="secondary" disabled={disabled}>Undo</Button>
    </form>
  );
}

const NAMES: Record<string, string> = { contactCost: 'Contact cost', amount: 'Incentive', share: 'Incentive', months: 'Months of the incentive', a: 'Save rate, a', b: 'Save rate, b', acceptance: 'Acceptance', campaign: 'Campaign', n: 'n', name: 'Name', script: 'Script', channel: 'Channel', answers: 'Answers' };

function nameText(name: string): string {
  const [, place] = /^when\.(\d+)$/.exec(name) ?? [];
  return place ? `Condition ${Number(place) + 1}` : (NAMES[name] ?? name);
}
