import type { Route } from 'next';
import { ALL_CUSTOMERS, CUSTOMER_STATUSES, type CustomersQuery } from '@/lib/workspace/customerList/customerList';
import { filterSources, idFilter, LIST_PARAMETERS, readFilter, shortened, type CustomerFilter } from '@/lib/workspace/customerList/filters';
import { canSortBy, type Sort } from '@/lib/workspace/customerList/orders';
import { isNumber } from '@/lib/workspace/customerList/ranges';
import type { Workspace } from '@/lib/workspace/derive';
import { findCustomer } from '@/lib/workspace/predict';

/** The parameters of an address, as a page is given them. */
export type Params = Record<string, string | string[] | undefined>;

export interface ReadQuery extends CustomersQuery {
  /** A sentence on each thing that was not understood and left out. */
  ignored: string[];
  /** Whether a form wrote the address, with empty fields and ranges in two parts. */
  fromForm: boolean;
}

export function paramsOf(search: URLSearchParams): Params {
  return Object.fromEntries([...search.keys()].map((name) => [name, search.getAll(name)]));
}

/**
 * The list that an address describes: `page`, `status`, `sort` and `id` (a beginning, or part of one) are the list's own, every other parameter is a
 * derived group or a column, and what its value may be. Several values of one, with commas or in several parameters, are
 * alternatives; different ones must all hold. An empty value asks for nothing. What is not understood is left out and named.
 */
export function readCustomersQuery(params: Params, workspace: Workspace): ReadQuery {
  const ignored = new Set<string>();
  const filters: CustomerFilter[] = [];
  const { asked, fromForm } = conditions(params, workspace, ignored);
  for (const [name, texts] of asked) {
    const { filter, problems } = readFilter(workspace, name, texts);
    for (const problem of problems) ignored.add(problem);
    if (filter) filters.push(filter);
  }
  const ids = textsOf(params.id).map((text) => text.trim()).filter((text) => text !== '');
  if (ids.length > 0) filters.unshift(idFilter(workspace, [...new Set(ids)]));
  const text = (name: (typeof LIST_PARAMETERS)[number]) => textsOf(params[name]).find((given) => given !== '');
  const status = text('status');
  const found = CUSTOMER_STATUSES.find((candidate) => candidate === status) ?? null;
  if (status !== undefined && !found) ignored.add(`There is no status "${shortened(status)}": choose ${CUSTOMER_STATUSES.join(' or ')}.`);
  return { filters, status: found, sort: readSort(text('sort'), workspace, ignored), page: readPage(text('page'), ignored), ignored: [...ignored], fromForm };
}

/** The texts that each filter is asked for with, in the order of the address; a range in two fields becomes one text. */
function conditions(params: Params, workspace: Workspace, ignored: Set<string>): { asked: Map<string, string[]>; fromForm: boolean } {
  const asked = new Map<string, string[]>();
  const ends = new Map<string, { min?: string; max?: string }>();
  let fromForm = false;
  for (const [name, given] of Object.entries(params)) {
    const texts = textsOf(given);
    if (texts.includes('') || name === 'open') fromForm = true;
    if (LIST_PARAMETERS.some((reserved) => reserved === name)) continue;
    const field = rangeField(name, workspace);
    const filled = texts.filter((text) => text.trim() !== '');
    if (field) fromForm = true;
    if (filled.length === 0) continue;
    asked.set(field?.column ?? name, asked.get(field?.column ?? name) ?? []);
    if (field) ends.set(field.column, { ...ends.get(field.column), [field.end]: filled[0]!.trim() });
    else asked.get(name)!.push(...filled);
  }
  for (const [column, { min = '', max = '' }] of ends) {
    const wrong = [min, max].filter((text) => text !== '' && !isNumber(text));
    for (const text of wrong) ignored.add(`"${shortened(text)}" is not a number: write it with digits and a decimal point.`);
    if (wrong.length === 0) asked.get(column)!.push(min === max ? min : `${min}..${max}`);
  }
  return { asked: new Map([...asked].filter(([, texts]) => texts.length > 0)), fromForm };
}

/** `tenure.min` and `tenure.max` are the two fields of a form for one range, unless a column bears that very name. */
function rangeField(name: string, workspace: Workspace): { column: string; end: 'min' | 'max' } | null {
  const [, column, end] = /^(.+)\.(min|max)$/s.exec(name) ?? [];
  if (!column || workspace.dataset.columns.has(name)) return null;
  return filterSources(workspace).some((source) => source.kind === 'range' && source.name === column) ? { column, end: end as 'min' | 'max' } : null;
}

function readSort(text: string | undefined, workspace: Workspace, ignored: Set<string>): Sort | null {
  if (text === undefined) return null;
  if (canSortBy(workspace, text)) return { by: text, descending: false };
  if (text.startsWith('-') && canSortBy(workspace, text.slice(1))) return { by: text.slice(1), descending: true };
  ignored.add(`The list cannot be sorted by "${shortened(text)}".`);
  return null;
}

function readPage(text: string | undefined, ignored: Set<string>): number {
  if (text === undefined) return 1;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  ignored.add(`There is no page "${shortened(text)}".`);
  return 1;
}

function textsOf(given: string | string[] | undefined): string[] {
  return given === undefined ? [] : [given].flat();
}

/** The customer whom a search asks for by their whole ID; the button of the search says `open`. */
export function customerToOpen(params: Params, workspace: Workspace): string | null {
  const [id] = textsOf(params.id);
  return params.open === undefined || !id ? null : (findCustomer(workspace, id.trim())?.customerId ?? null);
}

/** The query of a list without its question mark; what is left at its usual value needs no word. */
export function queryText({ filters, status, sort, page }: CustomersQuery): string {
  const search = new URLSearchParams();
  for (const { name, choices, write } of filters) {
    for (const text of write(choices.map(({ value }) => value))) search.append(name, text);
  }
  if (status) search.set('status', status);
  if (sort) search.set('sort', `${sort.descending ? '-' : ''}${sort.by}`);
  if (page > 1) search.set('page', String(page));
  return search.toString().replaceAll('%2C', ',');
}

/** The address of a list. */
export function customersAddress(query: CustomersQuery): Route<'/customers'> {
  const text = queryText(query);
  return text ? `/customers?${text}` : '/customers';
}

/** Where a list is had as a file: all its pages. */
export function exportAddress(query: CustomersQuery): string {
  const text = queryText({ ...query, page: 1 });
  return `/customers/export${text && `?${text}`}`;
}

/** The address of a customer, who there has the neighbours of the list that one came from. */
export function customerAddress(customerId: string, from: CustomersQuery = ALL_CUSTOMERS): Route {
  const list = queryText({ ...from, page: 1 });
  return `/customers/${encodeURIComponent(customerId)}${list ? `?from=${encodeURIComponent(list)}` : ''}` as Route;
}

/** The query without one of the alternatives of one of its filters, at its first page. */
export function withoutChoice(query: CustomersQuery, filter: CustomerFilter, value: string): CustomersQuery {
  const choices = filter.choices.filter((choice) => choice.value !== value);
  const filters = query.filters.flatMap((other) => (other !== filter ? [other] : choices.length > 0 ? [{ ...filter, choices }] : []));
  return { ...query, filters, page: 1 };
}
