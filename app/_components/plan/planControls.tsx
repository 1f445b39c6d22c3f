import { Card } from '@/app/_components/ui/card';
import { formatCount } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import { capacityOf, DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import type { PlanView } from '@/lib/workspace/plan/planView';
import { planQueryText, type PlanQuery } from '@/app/(dashboard)/plan/planQuery';
import { PlanForm } from './planForm';

const INPUT = 'numeric min-h-11 w-full rounded-control border border-control bg-surface px-2.5 sm:min-h-9';

/** What is to be spent, by whom, on whom. */
export function PlanControls({ workspace, query: { settings }, view }: { workspace: Workspace; query: PlanQuery; view: PlanView }) {
  const { offers: { channels }, segments: { segments }, dataset: { dictionary: { currency } } } = workspace;
  const number = (value: number, usual: number) => (value === usual ? '' : String(Number(value.toFixed(6))));
  return (
    <Card labelledBy="settings-title">
      <h2 id="settings-title" className="sr-only">Settings</h2>
      <PlanForm query={planQueryText(settings)} budget={settings.budget} most={Math.round(view.plan.curve.best.cost)} currency={currency}>
        <div key={planQueryText(settings)} className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-7">
          <Labelled id="plan-days" label="Working days"><input id="plan-days" name="days" inputMode="numeric" defaultValue={number(settings.days, DEFAULT_PLAN.days)} placeholder={String(DEFAULT_PLAN.days)} className={INPUT} /></Labelled>
          {channels.map((channel) => (
            <Labelled key={channel.id} id={`plan-cap-${channel.id}`} label={`${channel.label}, at most`}>
              <input id={`plan-cap-${channel.id}`} name={`cap.${channel.id}`} inputMode="numeric" defaultValue={settings.capacity[channel.id] ?? ''} placeholder={formatCount(capacityOf(channel, { ...settings, capacity: {} }))} className={INPUT} />
            </Labelled>
          ))}
          <Labelled id="plan-min" label="Least expected value"><input id="plan-min" name="min" inputMode="decimal" defaultValue={number(settings.minValue, DEFAULT_PLAN.minValue)} placeholder="0" className={INPUT} /></Labelled>
          <Labelled id="plan-segment" label="Segment">
            <select id="plan-segment" name="segment" defaultValue={settings.segment ?? ''} className={INPUT}>
              <option value="">Everyone</option>
              {segments.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
            </select>
          </Labelled>
          <Labelled id="plan-control" label="Control group, %"><input id="plan-control" name="control" inputMode="decimal" defaultValue={number(100 * settings.control, 100 * DEFAULT_PLAN.control)} placeholder={String(100 * DEFAULT_PLAN.control)} className={INPUT} /></Labelled>
        </div>
        {settings.draw !== DEFAULT_PLAN.draw && <input type="hidden" name="draw" value={settings.draw} />}
        {settings.without.map((id) => <input key={id} type="hidden" name="without" value={id} />)}
        {Object.entries(settings.fixed).map(([id, offer]) => <input key={id} type="hidden" name={`offer.${id}`} value={offer} />)}
      </PlanForm>
    </Card>
  );
}

function Labelled({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col justify-end">
      <label htmlFor={id} className="mb-1 text-xs text-text-2">{label}</label>
      {children}
    </div>
  );
}
