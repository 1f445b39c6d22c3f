import { Button } from '@/app/_components/ui/button';
import { Card } from '@/app/_components/ui/card';
import { formatCount } from '@/lib/format';
import type { OffersState } from './offersState';

const NAMED = 12;

/** What an import would take away, before it does: replace or leave it. A plain form without JavaScript. */
export function ImportQuestion({ name, preview: { before, after, gone, inapplicable }, waiting, action, disabled }: Omit<Extract<OffersState, { step: 'preview' }>, 'step'> & { action: (form: FormData) => void; disabled: boolean }) {
  return (
    <Card labelledBy="import-title" className="flex flex-col gap-3">
      <h2 id="import-title" className="text-base/6 font-semibold text-balance">Replace {counted(before)} by the {formatCount(after)} of “{name}”? Nothing is changed yet</h2>
      {gone.length > 0 && <p><span className="font-medium">{counted(gone.length)} {gone.length === 1 ? 'goes' : 'go'}:</span> {listed(gone)}.</p>}
      {inapplicable.length > 0 && (
        <div>
          <p className="font-medium">{counted(inapplicable.length)} of the file would not apply to these customers:</p>
          <ul className="mt-1 list-inside list-disc text-text-2">{inapplicable.slice(0, NAMED).map(({ name: offer, lacks }) => <li key={offer}>{offer}: the customer file lacks {lacks}</li>)}</ul>
          {inapplicable.length > NAMED && <p className="text-text-2">and {inapplicable.length - NAMED} more</p>}
        </div>
      )}
      <form action={action} className="flex flex-wrap gap-3">
        <input type="hidden" name="file" value={waiting.file} />
        <input type="hidden" name="expects" value={waiting.expects} />
        <Button name="intent" value="replace" disabled={disabled}>Replace</Button>
        <Button name="intent" value="cancel" look="secondary" disabled={disabled}>Cancel</Button>
      </form>
      <p className="text-xs text-text-3">It can be undone afterwards.</p>
    </Card>
  );
}

const counted = (offers: number) => `${formatCount(offers)} ${offers === 1 ? 'offer' : 'offers'}`;
const listed = (names: readonly string[]) => (names.length > NAMED ? `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more` : names.join(', '));
