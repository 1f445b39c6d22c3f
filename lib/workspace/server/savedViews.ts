import 'server-only';
import { randomUUID } from 'node:crypto';
import { byName, isSameName, MAX_VIEWS, SHELVES, toViewName, toViewQuery, type Shelf } from '@/lib/workspace/savedViews';
import { SettingsError, type SavedView } from '@/lib/workspace/settings';
import { readSettings } from './settings';
import { changeSettings } from './settingsChange';
import { getWorkspace } from './workspace';

/**
 * The saved views or plans of the loaded dataset, by name; none, with the problem in words, where the settings cannot be read. They are no
 * part of the loaded state: saving one makes nothing else be computed anew.
 *
 * @throws what `getWorkspace` throws
 */
export async function listViews(shelf: Shelf = 'views'): Promise<{ views: SavedView[]; problem: string | null }> {
  const { dataset } = await getWorkspace();
  const { settings, problem } = await readSettings();
  return { views: byName(settings[shelf][dataset.dataHash] ?? []), problem };
}

/**
 * Saves a query of the customer list, or of the plan, under a name; with `replace` in place of the view that has this name.
 *
 * @returns the view, and the one that it replaced
 * @throws SettingsError invalid-view, view-taken, too-many-views, settings-damaged; StorageError not-writable; and what `getWorkspace` throws
 */
export async function saveView(given: { name: string; query: string; replace?: boolean; shelf?: Shelf }): Promise<{ view: SavedView; replaced: SavedView | null }> {
  const name = toViewName(given.name);
  const { shelf = 'views' } = given;
  const { noun, shows } = SHELVES[shelf];
  const query = toViewQuery(given.query, shelf);
  return change(shelf, (views) => {
    const replaced = views.find((view) => isSameName(view.name, name)) ?? null;
    if (replaced && !given.replace) {
      throw new SettingsError('view-taken', `There is a ${noun} “${replaced.name}” already${shows === noun ? '' : `, of another ${shows}`}.`, `Replace it, or save this ${shows} under another name.`);
    }
    if (!replaced && views.length >= MAX_VIEWS) {
      throw new SettingsError('too-many-views', `There are ${MAX_VIEWS} saved ${noun}s, which is as many as there can be.`, 'Delete one that nobody uses, then save again.');
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
export function deleteView(id: string, shelf: Shelf = 'views'): Promise<SavedView> {
  return change(shelf, (views) => {
    const view = views.find((candidate) => candidate.id === id);
    if (!view) throw new SettingsError('no-view', `This ${SHELVES[shelf].noun} is not there any more: it was deleted or replaced.`, `Load the ${SHELVES[shelf].shows} again to see which there are.`);
    return { views: views.filter((other) => other !== view), told: view };
  });
}

function change<Told>(shelf: Shelf, work: (views: readonly SavedView[]) => { views: SavedView[]; told: Told }): Promise<Told> {
  return changeSettings(async ({ dataset: { dataHash } }, settings, write) => {
    const { views, told } = work(settings[shelf][dataHash] ?? []);
    const { [dataHash]: _before, ...others } = settings[shelf];
    await write({ ...settings, [shelf]: views.length > 0 ? { ...others, [dataHash]: views } : others });
    return told;
  });
}
