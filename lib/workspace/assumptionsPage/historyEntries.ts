import { offersSchema, type OffersFile } from '@/lib/retention/offersSchema';
import type { Change } from '@/lib/workspace/settings';
import { whatText } from './historyText';
import { isSame, MOST_CHANGES, overridesSchema, type AssumptionOverrides, type Changeable } from './overrides';

/** All that one save changed. */
export interface HistoryEntry {
  /** When it was saved, which also tells it from the others. */
  when: string;
  how: Change['how'];
  changes: Change[];
  /** Whether older changes of the same save may have fallen off the history. */
  maybePart: boolean;
}

/** What taking an entry back saves: assumptions, or the file of offers. */
export type TakenBack = { assumptions: AssumptionOverrides } | { offers: OffersFile };

type Json = Change['before'];
type Tree = Record<string, Json>;

const OF_OFFERS = /^(offers|channels)\//;

/** The changes by the save that made them, the newest first. Two saves of one millisecond are told apart by what they are about. */
export function historyEntries(history: readonly Change[]): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  for (const change of history) {
    const last = entries.at(-1);
    if (last && last.when === change.when && last.how === change.how && isOfOffers(last) === OF_OFFERS.test(change.what)) last.changes.push(change);
    else entries.push({ when: change.when, how: change.how, changes: [change], maybePart: false });
  }
  if (history.length >= MOST_CHANGES && entries.length > 1) entries.at(-1)!.maybePart = true;
  return entries;
}

/**
 * What an entry is called: the one thing that it changed, or how many of what.
 *
 * @example "Gross margin", "Autopay bonus: 3 changed", "Offers imported: 13 changed"
 */
export function entryText({ how, changes }: HistoryEntry, file: OffersFile): string {
  const [first] = changes;
  const count = `${changes.length} changed`;
  const subject = OF_OFFERS.test(first!.what) ? 'Offers' : 'Assumptions';
  if (how === 'import') return `Offers imported: ${count}`;
  if (how === 'reset') return `${subject} reset to the dataset’s own: ${count}`;
  if (how === 'undo') return changes.length === 1 ? `${whatText(first!.what, file)} (taken back)` : `${subject} taken back: ${count}`;
  if (changes.length === 1) return whatText(first!.what, file);
  const owners = new Set(changes.map(({ what }) => what.split('/').slice(0, 2).join('/')));
  if (subject === 'Offers' && owners.size === 1) return `${whatText([...owners][0]!, file).replace(/ \((offer|channel)\)$/, '')}: ${count}`;
  return `${subject}: ${count}`;
}

/**
 * The state with the values before an entry; null where they are in use already, or where it cannot be: a part of the save is not
 * on record any more, or what the values belong to is gone.
 *
 * @returns `way` is "undo" where the values that the entry set are still in use, "bring back" where others were saved since
 */
export function takenBack(entry: HistoryEntry, inUse: Changeable, file: OffersFile): { way: 'undo' | 'bring back'; values: TakenBack } | null {
  if (entry.maybePart) return null;
  const tree = structuredClone(isOfOffers(entry) ? treeOf(file) : inUse) as Tree;
  const way = entry.changes.every(({ what, after }) => isSame(valueAt(tree, what), after)) ? 'undo' : 'bring back';
  const before = structuredClone(tree);
  for (const change of entry.changes) if (!setAt(tree, change.what, change.before)) return null;
  if (isSame(before, tree)) return null;
  if (isOfOffers(entry)) {
    const parsed = offersSchema.safeParse(fileOf(tree, file));
    return parsed.success ? { way, values: { offers: parsed.data } } : null;
  }
  const parsed = overridesSchema.safeParse(tree);
  return parsed.success ? { way, values: { assumptions: parsed.data } } : null;
}

const isOfOffers = ({ changes }: HistoryEntry) => OF_OFFERS.test(changes[0]!.what);

function treeOf({ channels, offers }: OffersFile): object {
  const byId = (list: readonly { id: string }[]) => Object.fromEntries(list.map((item) => [item.id, item]));
  return { channels: byId(channels), offers: byId(offers) };
}

/** In the order of the file; what comes back stands last, for its place is not on record. */
function fileOf({ channels, offers }: Tree, file: OffersFile): unknown {
  const inOrder = (items: Tree, order: readonly { id: string }[]) => [...order.flatMap(({ id }) => (id in items ? [items[id]] : [])), ...Object.keys(items).filter((id) => !order.some((one) => one.id === id)).map((id) => items[id])];
  return { formatVersion: 1, channels: inOrder(channels as Tree, file.channels), offers: inOrder(offers as Tree, file.offers) };
}

function valueAt(tree: Tree, what: string): Json {
  return what.split('/').reduce<Json>((at, key) => (isTree(at) && Object.hasOwn(at, key) ? at[key]! : null), tree);
}

/** Whether there is something to set it in; null removes it. */
function setAt(tree: Tree, what: string, value: Json): boolean {
  const keys = what.split('/');
  const last = keys.pop()!;
  const parent = keys.length === 0 ? tree : valueAt(tree, keys.join('/'));
  if (!isTree(parent)) return false;
  if (value === null) delete parent[last];
  else parent[last] = structuredClone(value);
  return true;
}

function isTree(value: Json): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
