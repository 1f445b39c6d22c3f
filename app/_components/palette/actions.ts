'use server';
import { z } from 'zod';
import { customerAddress, paramsOf, readCustomersQuery } from '@/app/(dashboard)/customers/customersQuery';
import { customerIds } from '@/lib/dataset/dataset';
import { customerRows } from '@/lib/workspace/customerList/customerList';
import { customerHits, findCustomerIds, type CustomerHit } from '@/lib/workspace/customerList/findCustomerIds';
import { listViews } from '@/lib/workspace/server/savedViews';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import type { Walked } from './listWalk';

/** What the palette shows before anything is typed. */
export interface PaletteStart {
  /** Those of the customers asked for that the file has. */
  recents: CustomerHit[];
  views: { name: string; query: string }[];
  /** How an ID looks. */
  example: string | null;
}

const idSchema = z.string().max(100);

/** The saved views, and of the customers that the browser remembers those who are in the file being served. */
export async function startPalette(remembered: unknown): Promise<PaletteStart> {
  const { data: ids = [] } = z.array(idSchema).max(20).safeParse(remembered);
  try {
    const [workspace, { views }] = await Promise.all([getWorkspace(), listViews()]);
    const [example = null] = workspace.dataset.rowById.keys();
    return { recents: customerHits(workspace, ids), views: views.map(({ name, query }) => ({ name, query })), example };
  } catch {
    // Pages and actions are found all the same; the pages say what is wrong.
    return { recents: [], views: [], example: null };
  }
}

/** The customer of this ID, if there is one, others whose ID begins with it, then those whose ID has its digits. */
export async function findCustomers(typed: unknown): Promise<CustomerHit[]> {
  const { success, data } = idSchema.safeParse(typed);
  if (!success) return [];
  try {
    const workspace = await getWorkspace();
    const id = data.trim();
    const exact = workspace.dataset.rowById.has(id) ? [id] : [];
    return customerHits(workspace, [...new Set([...exact, ...findCustomerIds(customerIds(workspace.dataset), id)])]);
  } catch {
    return [];
  }
}

const walkSchema = z.strictObject({ customerId: idSchema, from: z.string().max(10_000), steps: z.int().min(-1e6).max(1e6) });

/** The customer so many steps further in the list that `from` describes, in the end its last or first; null where the list has not this customer. */
export async function walkList(asked: unknown): Promise<Walked | null> {
  const { success, data } = walkSchema.safeParse(asked);
  if (!success) return null;
  try {
    const workspace = await getWorkspace();
    const list = readCustomersQuery(paramsOf(new URLSearchParams(data.from)), workspace);
    const rows = customerRows(workspace, list);
    const at = rows.indexOf(workspace.dataset.rowById.get(data.customerId) ?? -1);
    if (at < 0) return null;
    const to = Math.min(rows.length - 1, Math.max(0, at + data.steps));
    const customerId = customerIds(workspace.dataset)[rows[to]!]!;
    return { href: customerAddress(customerId, list), customerId, steps: to - at };
  } catch {
    return null;
  }
}
