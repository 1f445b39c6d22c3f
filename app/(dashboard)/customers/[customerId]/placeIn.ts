import type { Route } from 'next';
import type { Place } from '@/app/_components/customerPage/placeInList';
import { rowId } from '@/app/_components/customers/rowId';
import { customerIds } from '@/lib/dataset/dataset';
import { customerRows, listNeighbours, type CustomersQuery } from '@/lib/workspace/customerList/customerList';
import { CUSTOMERS_PER_PAGE } from '@/lib/workspace/customerList/customersView';
import type { Workspace } from '@/lib/workspace/derive';
import { customerAddress, customersAddress, paramsOf, readCustomersQuery } from '../customersQuery';

/** The list that a customer was opened from: the query in `from`, as far as it is understood; without it the whole list. */
export function listOf(from: string | string[] | undefined, workspace: Workspace): CustomersQuery {
  return readCustomersQuery(paramsOf(new URLSearchParams([from].flat()[0] ?? '')), workspace);
}

/** Where a customer stands in a list, and the addresses of those beside them in it. */
export function placeIn(list: CustomersQuery, workspace: Workspace, row: number): Place {
  const found = listNeighbours(workspace, list, row);
  if (!found) return { place: null, of: customerRows(workspace, list).length, previous: null, next: null, list: customersAddress({ ...list, page: 1 }) };
  const ids = customerIds(workspace.dataset);
  const step = (to: number | null) => (to === null ? null : { customerId: ids[to]!, href: customerAddress(ids[to]!, list) });
  return {
    place: found.place,
    of: found.of,
    previous: step(found.previous),
    next: step(found.next),
    list: `${customersAddress({ ...list, page: Math.ceil(found.place / CUSTOMERS_PER_PAGE) })}#${rowId(ids[row]!)}` as Route,
  };
}
