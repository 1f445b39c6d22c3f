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

// One dataset has a handful of views: three periods × its grouping columns × two lengths of the save list.
const overviews = cachedByWorkspace('overviews', (workspace, key) => {
  const [period, by, listed] = JSON.parse(key) as [PeriodKind, string | null, SaveListLength | null];
  return overview(workspace, period, by ?? undefined, listed ?? undefined);
});

/** The overview of a view, computed once for each loaded state. */
export function getOverview(workspace: Workspace, period: PeriodKind, by?: string, listed?: SaveListLength): Overview {
  return overviews(workspace, JSON.stringify([period, by, listed]));
}

const EXAMPLES = 8;

/** The prediction form of the loaded state, with the first of the save list as examples; computed once for it. Null without a model. */
export const getFormDefinition = cachedByWorkspace('getFormDefinition', (workspace): FormDefinition | null => {
  const examples = (saveList(workspace, EXAMPLES) ?? []).map((entry) => entry.customerId);
  return formDefinition(workspace, examples.length > 0 ? examples : [...workspace.dataset.rowById.keys()].slice(0, EXAMPLES));
});

/** What the page of the model draws; computed once for each loaded state. Null without a model. */
export const getModelView = cachedByWorkspace('getModelView', (workspace): ModelView | null => modelView(workspace));

/** What the page of the drivers draws, computed once for each loaded state; null without a model. */
export const getDriversView = cachedByWorkspace('getDriversView', (workspace): DriversView | null => workspace.model && driversView(workspace, workspace.model));

/** The same of one feature, by its column's name. */
export const getFeatureView = cachedByWorkspace('getFeatureView', (workspace, feature): FeatureView | null => workspace.model && featureView(workspace, workspace.model, feature));
