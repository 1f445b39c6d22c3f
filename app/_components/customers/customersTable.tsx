import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { customersAddress } from '@/app/(dashboard)/customers/customersQuery';
import type { CustomersQuery } from '@/lib/workspace/customerList/customerList';
import type { CustomerRow } from '@/lib/workspace/customerList/customersView';
import { SHOW, type ListColumn } from './tableColumns';

/** One page of customers; each header sorts by its column, the other way round when it already does. */
export function CustomersTable({ rows, columns, query }: { rows: readonly CustomerRow[]; columns: readonly ListColumn[]; query: CustomersQuery }) {
  const look = ({ numeric, show }: ListColumn) => `${numeric ? 'text-right whitespace-nowrap' : 'text-left'} ${SHOW[show]}`;
  const sortOf = ({ sort }: ListColumn) => (sort === null || query.sort?.by !== sort ? undefined : query.sort.descending ? 'descending' : 'ascending');
  return (
    <table className="w-full border-separate border-spacing-0 [overflow-wrap:anywhere]">
      <caption className="sr-only">Customers</caption>
      <thead>
        <tr className="text-text-3">
          {columns.map((column) => (
            <th key={column.header} scope="col" aria-sort={sortOf(column)} className={`sticky top-0 z-[1] border-b border-border bg-surface px-2.5 py-1 text-xs font-medium first:pl-0 last:pr-0 ${look(column)}`}>
              {column.sort === null ? column.header : <SortLink column={column} query={query} />}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.customerId} className="group/row hover:bg-raised">
            {columns.map((column, i) => {
              const className = `border-b border-border px-2.5 py-1.5 align-top group-last/row:border-0 first:pl-0 last:pr-0 ${look(column)}`;
              return i === 0
                ? <th key={column.header} scope="row" className={`font-medium ${className}`}>{column.cell(row)}</th>
                : <td key={column.header} className={`leading-6 ${className}`}>{column.cell(row)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Numbers are asked for from the largest, names from the first. */
export function SortLink({ column, query }: { column: ListColumn; query: CustomersQuery }) {
  const current = query.sort?.by === column.sort ? query.sort : null;
  const descending = current ? !current.descending : column.numeric || column.sort === 'risk';
  const Arrow = current?.descending ? ArrowDown : ArrowUp;
  return (
    <Link
      href={customersAddress({ ...query, sort: { by: column.sort!, descending }, page: 1 })}
      prefetch={false}
      scroll={false}
      className={`inline-flex min-h-6 items-center gap-1 hover:text-text hover:underline ${current ? 'font-semibold text-text' : ''}`}
    >
      {column.header}
      {current && <Arrow aria-hidden className="size-3.5 shrink-0" />}
    </Link>
  );
}
