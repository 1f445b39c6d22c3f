import { Download } from 'lucide-react';
import Link from 'next/link';
import { customersAddress, exportAddress } from '@/app/(dashboard)/customers/customersQuery';
import { labelWithin } from '@/lib/dataset/labelWithin';
import { formatCount } from '@/lib/format';
import type { CustomersQuery } from '@/lib/workspace/customerList/customerList';
import type { CustomersView } from '@/lib/workspace/customerList/customersView';
import { SortLink } from './customersTable';
import { Menu } from './menu';
import type { ListColumn } from './tableColumns';

const LINK = 'inline-flex min-h-8 items-center gap-1.5 text-xs text-accent underline underline-offset-2';

/** Of a list that nobody sorted: what follows the number of its customers. */
function usualOrder({ status, has }: CustomersView): string {
  if (status === 'left') return ' who left, latest first.';
  const active = has.risk ? ` by ${has.monthlyCharge ? `probability × ${labelWithin(has.monthlyCharge.label)}` : 'probability'}` : '';
  return status === 'active' ? `${active || ', as the file has them'}.` : `: the active${active}, then those who left, latest first.`;
}

/** Above the table: who is listed, in which order, and the list as a file. */
export function ListHead({ view, query, columns }: { view: CustomersView; query: CustomersQuery; columns: readonly ListColumn[] }) {
  const sorted = columns.find(({ sort }) => sort !== null && sort === query.sort?.by);
  const order = query.sort
    ? ` by “${sorted ? sorted.header : query.sort.by}”, ${query.sort.descending ? 'descending' : 'ascending'}; those without one last.`
    : usualOrder(view);
  return (
    <div className="relative mb-1 flex flex-wrap items-center justify-between gap-x-4">
      <h2 id="list-title" className="sr-only">List</h2>
      <p className="text-xs text-text-3">
        <span className="numeric font-semibold text-text" data-summary="count">{formatCount(view.listed)}</span> {view.listed === 1 ? 'customer' : 'customers'}{order} {query.sort && <Link href={customersAddress({ ...query, sort: null, page: 1 })} prefetch={false} scroll={false} className={LINK}>Most at risk first</Link>}
      </p>
      <div className="flex flex-wrap items-center gap-x-4">
        <Menu label="Sort" className="@min-[64rem]:hidden">
          <ul>{columns.filter(({ sort }) => sort !== null).map((column) => <li key={column.header}><SortLink column={column} query={query} /></li>)}</ul>
        </Menu>
        {view.listed > 0 && <a href={exportAddress(query)} download className={LINK}><Download aria-hidden className="size-3.5" />Download {formatCount(view.listed)} as CSV</a>}
      </div>
    </div>
  );
}
