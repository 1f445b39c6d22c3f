import { Card } from '@/app/_components/ui/card';
import { formatCount } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import { capacityOf, DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import { planQueryText, type FieldProblem, type PlanQuery } from '@/app/(dashboard)/plan/planQuery';
import { PlanForm } from './planForm';

const INPUT = 'numeric min-h-11 w-full rounded-control border border-control bg-surface px-2.5 aria-invalid:border-high sm:min-h-9';

/** What is to be spent, by whom, on whom. A field that could not be read keeps what was typed, with what is wrong with it. */
export function PlanControls({ workspace, query: { settings, problems }, most }: { workspace: Workspace; query: Pick<PlanQuery, 'settings' | 'problems'>; /** What all that pays would cost. */ most: number }) {
  const { offers: { channels }, segments: { segments }, dataset: { dictionary: { currency } } } = workspace;
  const number = (value: number, usual: number) => (value === usual ? '' : String(Number(value.toFixed(6))));
  const key = planQueryText(settings) + JSON.stringify(problems);
  return (
    <Card labelledBy="settings-title">
      <h2 id="settings-title" className="sr-only">Settings</h2>
      <PlanForm query={key} budget={problems.budget?.typed ?? (settings.budget === null ? '' : String(settings.budget))} problem={problems.budget?.problem ?? null} most={Math.round(most)} currency={currency}>
        <div key={key} className="grid grid-cols-2 items-start gap-3 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-7">
          <NumberField name="days" label="Working days" value={number(settings.days, DEFAULT_PLAN.days)} usual={String(DEFAULT_PLAN.days)} problem={problems.days} />
          {channels.map((channel) => (
            <NumberField
              key={channel.id} name={`cap.${channel.id}`} label={`${channel.label}, at most`} value={String(settings.capacity[channel.id] ?? '')}
              usual={formatCount(capacityOf(channel, { ...settings, capacity: {} }))} problem={problems[`cap.${channel.id}`]}
            />
          ))}
          <NumberField name="min" label="Least expected value" decimal value={number(settings.minValue, DEFAULT_PLAN.minValue)} usual="0" problem={problems.min} />
          <Labelled id="plan-segment" label="Segment">
            <select id="plan-segment" name="segment" defaultValue={settings.segment ?? ''} className={INPUT}>
              <option value="">Everyone</option>
              {segments.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
            </select>
          </Labelled>
          <NumberField name="control" label="Control group, %" decimal value={number(100 * settings.control, 100 * DEFAULT_PLAN.control)} usual={String(100 * DEFAULT_PLAN.control)} problem={problems.control} />
        </div>
        {settings.draw !== DEFAULT_PLAN.draw && <input type="hidden" name="draw" value={settings.draw} />}
        {settings.without.map((id) => <input key={id} type="hidden" name="without" value={id} />)}
        {Object.entries(settings.fixed).map(([id, offer]) => <input key={id} type="hidden" name={`offer.${id}`} value={offer} />)}
      </PlanForm>
    </Card>
  );
}

/** A number to type; empty, it is the usual one. */
function NumberField({ name, label, value, usual, decimal = false, problem }: { name: string; label: string; value: string; usual: string; decimal?: boolean; problem: FieldProblem | undefined }) {
  const id = `plan-${name.replace('.', '-')}`;
  return (
    <Labelled id={id} label={label}>
      <input
        id={id} name={name} inputMode={decimal ? 'decimal' : 'numeric'} autoComplete="off" maxLength={24} defaultValue={problem?.typed ?? value} placeholder={usual}
        aria-invalid={problem ? true : undefined} aria-describedby={problem ? `${id}-error` : undefined} className={INPUT}
      />
      {problem && <p id={`${id}-error`} className="mt-1 text-xs text-high-text">{problem.problem}</p>}
    </Labelled>
  );
}

function Labelled({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs text-text-2">{label}</label>
      {children}
    </div>
  );
}
