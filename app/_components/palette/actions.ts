'use server';
import { z } from 'zod';
import { suggestIds } from '@/lib/workspace/predict';
import { listViews } from '@/lib/workspace/server/savedViews';
import { getWorkspace } from '@/lib/workspace/server/workspace';

/** What the palette shows before anything is typed. */
export interface PaletteStart {
  /** Those of the customers asked for that the file has. */
  recents: string[];
  views: { name: string; query: string }[];
  /** How an ID looks. */
  example: string | null;
}

const idSchema = z.string().max(100);

/** The saved views, and of the customers that the browser remembers those who are in the file being served. */
export async function startPalette(remembered: unknown): Promise<PaletteStart> {
  const { data: ids = [] } = z.array(idSchema).max(20).safeParse(remembered);
  try {
    const [{ dataset }, { views }] = await Promise.all([getWorkspace(), listViews()]);
    const [example = null] = dataset.rowById.keys();
    return { recents: ids.filter((id) => dataset.rowById.has(id)), views: views.map(({ name, query }) => ({ name, query })), example };
  } catch {
    // Pages and actions are found all the same; the pages say what is wrong.
    return { recents: [], views: [], example: null };
  }
}

/** The customer of this ID, if there is one, and others whose ID begins with it. */
export async function findCustomers(typed: unknown): Promise<string[]> {
  const { success, data } = idSchema.safeParse(typed);
  if (!success) return [];
  try {
    const workspace = await getWorkspace();
    const id = data.trim();
    const exact = workspace.dataset.rowById.has(id) ? [id] : [];
    return [...new Set([...exact, ...suggestIds(workspace, id)])];
  } catch {
    return [];
  }
}
