import 'server-only';
import { randomUUID } from 'node:crypto';
import { byName, isSameName, MAX_VIEWS, toViewName, toViewQuery } from '@/lib/workspace/savedViews';
import { SettingsError, type SavedView } from '@/lib/workspace/settings';
import { readSettings } from './settings';
import { changeSettings } from './settingsChange';
import { getWorkspace } from './workspace';

/**
 * The saved views of the loaded dataset, by name; none, with the problem in words, where the settings cannot be read. They are no
 * part of the loaded state: saving one makes nothing else be computed anew.
 *
 * @throws what `getWorkspace` throws
 */
export async function listViews(): Promise<{ views: SavedView[]; problem: string | null }> {
  const { dataset } = await getWorkspace();
  const { settings, problem } = await readSettings();
  return { views: byName(settings.views[dataset.dataHash] ?? []), problem };
}

/**
 * Saves a query of the customer list under a name, in place of the view that had this name.
 *
 * @returns the view, and the one that it replaced
 * @throws SettingsError invalid-view, too-many-views, settings-damaged; StorageError not-writable; and what `getWorkspace` throws
 */
export async function saveView(given: { name: string; query: string }): Promise<{ view: SavedView; replaced: SavedView | null }> {
  const name = toViewName(given.name);
  const query = toViewQuery(given.query);
  return change((views) => {
    const replaced = views.find((view) => isSameName(view.name, name)) ?? null;
    if (!replaced && views.length >= MAX_VIEWS) {
      throw new SettingsError('too-many-views', `There are ${MAX_VIEWS} saved views, which is as many as there can be.`, 'Delete one that nobody uses, then save again.');
    }
    const view = { id: randomUUID(), name, query };
    return { views: [...views.filter((other) => other !== replaced), view], told: { view, replaced } };
  });
}

/**
 * Deletes a view of the loaded dataset.
 *
 * @returns what was deleted; `saveView` brings it back
 * @throws SettingsError no-view, settings-damaged; StorageError not-writable; and what `getWorkspace` throws
 */
export function deleteView(id: string): Promise<SavedView> {
  return change((views) => {
    const view = views.find((candidate) => candidate.id === id);
    if (!view) throw new SettingsError('no-view', 'This view is not there any more: it was deleted or replaced.', 'Load the list again to see which there are.');
    return { views: views.filter((other) => other !== view), told: view };
  });
}

function change<Told>(work: (views: readonly SavedView[]) => { views: SavedView[]; told: Told }): Promise<Told> {
  return changeSettings(async ({ dataset: { dataHash } }, settings, write) => {
    const { views, told } = work(settings.views[dataHash] ?? []);
    const { [dataHash]: _before, ...others } = settings.views;
    await write({ ...settings, views: views.length > 0 ? { ...others, [dataHash]: views } : others });
    return told;
  });
}
