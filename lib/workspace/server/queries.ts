import 'server-only';
import type { PeriodKind } from '@/lib/kpi/period';
import { cachedByWorkspace } from '@/lib/workspace/cachedByWorkspace';
import type { Workspace } from '@/lib/workspace/derive';
import { driversView, type DriversView } from '@/lib/workspace/driversView';
import { featureView, type FeatureView } from '@/lib/workspace/driversViewFeature';
import { overview, type Overview, type SaveListLength } from '@/lib/workspace/overview';
import { modelView, type ModelView } from '@/lib/workspace/modelView';
import { formDefinition, type FormDefinition } from '@/lib/workspace/predictForm';
import { saveList } from '@/lib/workspace/saveList';

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

const EXAMPLES = 8;
const definitions = new WeakMap<Workspace, FormDefinition | null>();

/** The prediction form of the loaded state, with the first of the save list as examples; computed once for it. Null without a model. */
export function getFormDefinition(workspace: Workspace): FormDefinition | null {
  let definition = definitions.get(workspace);
  if (definition === undefined) {
    const examples = (saveList(workspace, EXAMPLES) ?? []).map((entry) => entry.customerId);
    definition = formDefinition(workspace, examples.length > 0 ? examples : [...workspace.dataset.rowById.keys()].slice(0, EXAMPLES));
    definitions.set(workspace, definition);
  }
  return definition;
}

const modelViews = new WeakMap<Workspace, ModelView | null>();

/** What the page of the model draws; computed once for each loaded state. Null without a model. */
export function getModelView(workspace: Workspace): ModelView | null {
  let view = modelViews.get(workspace);
  if (view === undefined) modelViews.set(workspace, (view = modelView(workspace)));
  return view;
}

/** What the page of the drivers draws, computed once for each loaded state; null without a model. */
export const getDriversView = cachedByWorkspace((workspace): DriversView | null => workspace.model && driversView(workspace, workspace.model));

/** The same of one feature, by its column's name. */
export const getFeatureView = cachedByWorkspace((workspace, feature): FeatureView | null => workspace.model && featureView(workspace, workspace.model, feature));
