import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { MOST_PLANNED, planOutcome } from './planOutcome';
import { tornado, tornadoRanges, type TornadoBar } from './tornado';
import { sharedCache } from '@/lib/workspace/sharedCache';

/** What the tornado chart draws, in the dataset's currency. */
export interface TornadoView {
  /** Under the assumptions in use. */
  base: number;
  bars: TornadoBar[];
  /** Whether only some of the customers were planned for. */
  sampled: boolean;
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
  if (!outcome || applicable.length === 0) return null;
  const offers = applicable.map(({ offer }) => offer);
  return { base: outcome(assumptions, offers), bars: tornado(outcome, tornadoRanges(assumptions, offers)), sampled: activeRows.length > MOST_PLANNED };
}
