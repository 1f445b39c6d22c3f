import { SCREENS } from '@/app/_components/shell/screens';
import type { Theme } from '@/app/_theme/theme';
import type { CustomerHit } from '@/lib/workspace/customerList/findCustomerIds';
import { customerHref } from './customerPath';

/** What choosing an option does: it leads somewhere, or does something here. */
export type Deed = { href: string } | { theme: Theme } | { do: 'export' | 'print' | 'help' };
export interface PaletteOption { label: string; kind: 'customer' | 'page' | 'view' | 'action'; deed: Deed; /** Keys that do the same. */ keys?: string; /** What else there is to say of it. */ detail?: string }
export interface OptionGroup { label: string; options: PaletteOption[] }

const ACTIONS: readonly PaletteOption[] = [
  { label: 'Export this list', kind: 'action', deed: { do: 'export' } },
  { label: 'Print this page', kind: 'action', deed: { do: 'print' } },
  { label: 'Switch to light colours', kind: 'action', deed: { theme: 'light' } },
  { label: 'Switch to dark colours', kind: 'action', deed: { theme: 'dark' } },
  { label: 'Switch to the colours of the device', kind: 'action', deed: { theme: 'system' } },
  { label: 'Keyboard help', kind: 'action', deed: { do: 'help' }, keys: '?' },
];

const PAGES: readonly PaletteOption[] = SCREENS.map(({ href, label, key }) => ({ label, kind: 'page', deed: { href }, ...(key && { keys: `g ${key}` }) }));

/**
 * What the palette offers for what is typed: customers first, then pages, saved views and actions. With nothing typed, the customers
 * opened last stand in place of those found.
 *
 * @returns groups that are not empty
 */
export function paletteGroups({ typed, hits, recents, views, canExport }: {
  typed: string;
  /** Customers whose ID begins with what is typed, or holds it. */
  hits: readonly CustomerHit[];
  recents: readonly CustomerHit[];
  views: readonly { name: string; query: string }[];
  /** Whether the page has a list to export. */
  canExport: boolean;
}): OptionGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = (options: readonly PaletteOption[]) => options.filter(({ label }) => hasWords(label, words));
  const groups: OptionGroup[] = [
    words.length === 0 ? { label: 'Opened last', options: recents.map(customerOption) } : { label: 'Customers', options: exactFirst(hits, typed.trim()).map(customerOption) },
    { label: 'Pages', options: matching(PAGES) },
    { label: 'Saved views', options: matching(views.map(({ name, query }) => ({ label: name, kind: 'view', deed: { href: `/customers?${query}` } }))) },
    { label: 'Actions', options: matching(ACTIONS.filter((action) => canExport || !('do' in action.deed && action.deed.do === 'export'))) },
  ];
  return groups.filter((group) => group.options.length > 0);
}

const customerOption = ({ id, detail }: CustomerHit): PaletteOption => ({ label: id, kind: 'customer', deed: { href: customerHref(id) }, detail });

/** Enter opens the first: of many that begin alike, the one that is typed in full. */
function exactFirst(hits: readonly CustomerHit[], typed: string): CustomerHit[] {
  const rank = ({ id }: CustomerHit) => (id === typed ? 0 : id.toLowerCase() === typed.toLowerCase() ? 1 : 2);
  return [...hits].sort((a, b) => rank(a) - rank(b));
}

/** Whether each word begins a word of the label, letter case aside. */
function hasWords(label: string, words: readonly string[]): boolean {
  const own = label.toLowerCase().split(/\s+/);
  return words.every((word) => own.some((candidate) => candidate.startsWith(word)));
}
