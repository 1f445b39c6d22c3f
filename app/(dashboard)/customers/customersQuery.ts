import type { Dataset } from '@/lib/dataset/dataset';
import { CUSTOMER_STATUSES, type CustomersQuery } from '@/lib/workspace/customersView';
import { LIST_PARAMETERS, readFilter, shortened, type CustomerFilter } from '@/lib/workspace/customersViewFilter';

/**
 * The list that an address describes: `page` and `status` are the list's own, every other parameter is a column and what its value
 * must be. Parameters that repeat must all hold. What is not understood is left out and named in `ignored`.
 */
export function readCustomersQuery(params: Record<string, string | string[] | undefined>, dataset: Dataset): CustomersQuery & { ignored: string[] } {
  const filters = new Map<string, CustomerFilter>();
  const ignored = new Set<string>();
  for (const [name, given] of Object.entries(params)) {
    if (LIST_PARAMETERS.some((reserved) => reserved === name)) continue;
    for (const value of [given].flat()) {
      if (value === undefined) continue;
      const filter = readFilter(dataset, name, value);
      if (typeof filter === 'string') ignored.add(filter);
      else filters.set(JSON.stringify([name, value]), filter);
    }
  }
  const text = (name: (typeof LIST_PARAMETERS)[number]) => [params[name]].flat()[0];
  const [page, status] = [text('page'), text('status')];
  const found = CUSTOMER_STATUSES.find((candidate) => candidate === status);
  if (status !== undefined && !found) ignored.add(`There is no status "${shortened(status)}": choose ${CUSTOMER_STATUSES.join(' or ')}.`);
  const number = page !== undefined && /^[1-9]\d{0,8}$/.test(page) ? Number(page) : null;
  if (page !== undefined && number === null) ignored.add(`There is no page "${shortened(page)}".`);
  return { filters: [...filters.values()], status: found ?? null, page: number ?? 1, ignored: [...ignored] };
}

/** The address of a list; its first page and both statuses need no word. */
export function customersAddress({ filters, status, page }: CustomersQuery) {
  const query: Record<string, string[]> = {};
  for (const { column, value } of filters) (query[column] ??= []).push(value);
  return { pathname: '/customers' as const, query: { ...query, ...(status && { status }), ...(page > 1 && { page: String(page) }) } };
}
