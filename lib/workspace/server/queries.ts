import 'server-only';
import type { PeriodKind } from '@/lib/kpi/period';
import type { Workspace } from '@/lib/workspace/derive';
import { overview, type Overview, type SaveListLength } from '@/lib/workspace/overview';

// One dataset has a handful of views: three periods × its grouping columns × two lengths of the save list. They go with their workspace.
const overviews = new WeakMap<Workspace, Map<string, Overview>>();

/** The overview of a view, computed once for each loaded state. */
export function getOverview(workspace: Workspace, period: PeriodKind, by?: string, listed?: SaveListLength): Overview {
  let views = overviews.get(workspace);
  if (!views) overviews.set(workspace, (views = new Map()));
  const key = JSON.stringify([period, by, listed]);
  let view = views.get(key);
  if (!view) views.set(key, (view = overview(workspace, period, by, listed)));
  return view;
}
