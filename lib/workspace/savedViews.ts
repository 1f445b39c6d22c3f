import { z } from 'zod';
import { SettingsError, type SavedView } from './settings';

/** What can be saved under a name: queries of the customer list, and of the plan. */
export const SHELVES = {
  views: { noun: 'view', shows: 'list', screen: 'the customer list', path: '/customers' },
  plans: { noun: 'plan', shows: 'plan', screen: 'the plan', path: '/plan' },
} as const;
export type Shelf = keyof typeof SHELVES;

/** More than these nobody finds again. */
export const MAX_VIEWS = 30;
export const MAX_VIEW_NAME = 60;
/** An address that long is still taken by every proxy. */
const MAX_QUERY = 2000;

/** A name as it is kept: one space between words, none around them. */
const nameSchema = z.string().transform((name) => name.normalize('NFC').replace(/\s+/g, ' ').trim()).pipe(z.string().min(1).max(MAX_VIEW_NAME));

/**
 * The query of a list or a plan as it is saved: parsed and written anew, so that it can only ever be a query, and without its page, because a
 * view is opened at its beginning.
 *
 * @throws SettingsError invalid-view for an address in place of a query, a query of more than 2,000 characters, or one that asks for nothing
 */
export function toViewQuery(text: string, shelf: Shelf = 'views'): string {
  const { noun, shows, screen } = SHELVES[shelf];
  if (/^[/\\]|^[a-z][a-z0-9+.-]*:/i.test(text)) {
    throw new SettingsError('invalid-view', `A ${noun} is a query of ${screen}, and this is an address.`, `Save it from ${screen === 'the plan' ? 'there' : 'the list itself'}.`);
  }
  const query = withoutPage(text).toString();
  if (query === '') throw new SettingsError('invalid-view', 'This is the whole list, which needs no view.', 'Filter or sort it first, then save it.');
  if (query.length > MAX_QUERY) throw new SettingsError('invalid-view', `The address of this ${shows} has ${query.length} characters: ${MAX_QUERY} can be saved.`, shelf === 'plans' ? 'Change fewer customers by hand.' : 'Use fewer filters.');
  return query;
}

/**
 * The name of a view as it is saved.
 *
 * @throws SettingsError invalid-view unless 1–60 characters are left of it
 */
export function toViewName(text: string): string {
  const { success, data } = nameSchema.safeParse(text);
  if (!success) throw new SettingsError('invalid-view', `A view needs a name of 1 to ${MAX_VIEW_NAME} characters.`, 'Give it one that says whom it lists.');
  return data;
}

/** Whether two names are one to a reader: letter case makes no other. */
export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The view that a query of the list shows, whatever its page and the order of its conditions. */
export function currentView(views: readonly SavedView[], query: string): SavedView | undefined {
  const wanted = inOrder(query);
  return views.find((view) => inOrder(view.query) === wanted);
}

/** As they are listed, and where a deleted one comes back to: by name, numbers in it by size. */
export function byName(views: readonly SavedView[]): SavedView[] {
  return [...views].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

function withoutPage(text: string): URLSearchParams {
  const parameters = new URLSearchParams(text);
  parameters.delete('page');
  return parameters;
}

function inOrder(query: string): string {
  return [...withoutPage(query)].map((pair) => JSON.stringify(pair)).sort().join();
}
