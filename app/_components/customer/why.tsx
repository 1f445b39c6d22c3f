import type { FormDefinition, PredictionView } from '@/lib/workspace/predictForm';
import { ActOnKey } from './actOn';
import { Reasons } from './reasons';
import { Waterfall } from './waterfall';

const CAUTION = 'Association, not cause: these details go together with leaving; changing one need not change what the customer does.';
const SHORT = 3;

/** Why the number is what it is: in full, or the three strongest reasons with the rest to open. */
export function Why({ view, definition: { learnedFrom, growsWithTime, actOn }, full, drivers }: {
  view: PredictionView;
  definition: Pick<FormDefinition, 'learnedFrom' | 'growsWithTime' | 'actOn'>;
  full: boolean;
  /** Column of a reason by its label, where it has an explanation of its own to lead to. */
  drivers?: ReadonlyMap<string, string>;
}) {
  const { explanation, basis } = view;
  const short = explanation.reasons.slice(0, SHORT);
  const isMarked = (reason: { actOn: boolean }) => reason.actOn;
  const chart = <Waterfall id="why" data={explanation} learnedFrom={learnedFrom} actOn={actOn} />;
  return (
    <div className="@container flex flex-col gap-3 rounded-card border border-border bg-surface p-4">
      {full ? chart : <h3 className="font-medium">{basis === 'record' ? explanation.title : 'Strongest reasons'}</h3>}
      <Reasons explanation={explanation} limit={full ? undefined : SHORT} drivers={drivers} />
      {!full && (short.some(isMarked) || !explanation.steps.some(isMarked)) && <p className="text-xs text-text-2"><ActOnKey reasons={short} actOn={actOn} /></p>}
      <p className="text-xs text-text-3">{CAUTION}{growsWithTime && ` ${growsWithTime} So short and small ones are partly a trace of leaving itself.`}</p>
      {/* A customer on record has a page of their own with the chart; other details have no address to link to. */}
      {!full && basis !== 'record' && (
        <details>
          <summary className="inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2">All reasons as a chart</summary>
          <div className="mt-2">{chart}</div>
        </details>
      )}
    </div>
  );
}
