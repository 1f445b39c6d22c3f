import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import { planView } from '@/lib/workspace/plan/planView';
import { MOST_PLANNED, planOutcome, type PlanOutcome } from './planOutcome';
import { tornado, tornadoRanges, type TornadoBar } from './tornado';
import { sharedCache } from '@/lib/workspace/sharedCache';

/** What the tornado chart draws, in the dataset's currency. */
export interface TornadoView {
  /** Under the assumptions in use: what the plan's own page prints. */
  base: number;
  bars: TornadoBar[];
  /** Exact ÷ estimated value of the plan, by which the bars were scaled, where only some of the customers were planned for; null where all were. */
  scaledBy: number | null;
}

const known = sharedCache<Workspace, { reasons: CustomerReasons; view: TornadoView | null }>('tornadoViews');

/** Computed once for each loaded state; null where tenure or charges are not known, or nothing can be offered. */
export function tornadoView(workspace: Workspace, reasons: CustomerReasons): TornadoView | null {
  const before = known.get(workspace);
  if (before?.reasons === reasons) return before.view;
  const view = compute(workspace, reasons);
  known.set(workspace, { reasons, view });
  return view;
}

function compute(workspace: Workspace, reasons: CustomerReasons): TornadoView | null {
  const { assumptions, activeRows, offers: { applicable } } = workspace;
  const outcome = planOutcome(workspace, reasons);
  const exact = planView(workspace, reasons, DEFAULT_PLAN)?.totals.value;
  if (!outcome || exact === undefined || applicable.length === 0) return null;
  const offers = applicable.map(({ offer }) => offer);
  const estimated = outcome(assumptions, offers);
  // Of a sample in which nobody is worth contacting nothing can be scaled: its bars are then around what it says itself.
  const scaledBy = activeRows.length > MOST_PLANNED && estimated > 0 ? exact / estimated : null;
  const scaled: PlanOutcome = (...under) => (scaledBy ?? 1) * outcome(...under);
  return { base: scaledBy === null ? estimated : exact, bars: tornado(scaled, tornadoRanges(assumptions, offers)), scaledBy };
}
