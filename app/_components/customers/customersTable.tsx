import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { customersAddress } from '@/app/(dashboard)/customers/customersQuery';
import type { CustomersQuery } from '@/lib/workspace/customerList/customerList';
import type { CustomerRow } from '@/lib/workspace/customerList/customersView';
import { rowId } from './rowId';
import { belowRow, SHOW, type ListColumn } from './tableColumns';

/** The customer that an address or the focus is at. */
const NAMED = 'target:bg-chosen focus-within:bg-chosen';

/** One page of customers; each header sorts by its column, the other way round when it already does. */
export function CustomersTable({ rows, columns, query, currency }: { rows: readonly CustomerRow[]; columns: readonly ListColumn[]; query: CustomersQuery; currency: string }) {
  const look = ({ numeric, show }: ListColumn) => `${numeric ? 'text-right whitespace-nowrap' : 'text-left'} ${SHOW[show]}`;
  const sortOf = ({ sort }: ListColumn) => (sort === null || query.sort?.by !== sort ? undefined : query.sort.descending ? 'descending' : 'ascending');
  const onPhone = columns.filter(({ show }) => show === 'always').length;
  return (
    <table className="w-full border-separate border-spacing-0 [overflow-wrap:anywhere]">
      <caption className="sr-only">Customers</caption>
      <thead>
        <tr className="text-text-3">
          {columns.map((column) => (
            <th key={column.header} scope="col" aria-sort={sortOf(column)} className={`sticky top-0 z-[1] border-b border-border bg-surface px-2.5 py-1 text-xs font-medium [overflow-wrap:normal] first:pl-0 last:pr-0 ${look(column)}`}>
              {column.sort === null ? column.header : <SortLink column={column} query={query} />}
              {column.beside && <span className="font-normal"> {column.beside}</span>}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row) => (
        // A body each: on a phone two rows are one customer.
        <tbody key={row.customerId} id={rowId(row.customerId)} className={`group/row scroll-mt-20 hover:bg-raised ${NAMED}`}>
          <tr>
            {columns.map((column, i) => {
              const className = `px-2.5 pt-1.5 align-middle @2xl:border-b @2xl:border-border @2xl:pb-1.5 @2xl:align-top @2xl:group-last/row:border-0 first:pl-0 last:pr-0 ${look(column)}`;
              return i === 0
                ? <th key={column.header} scope="row" className={`font-medium ${className}`}>{column.cell(row)}</th>
                : <td key={column.header} className={`leading-6 ${className}`}>{column.cell(row)}</td>;
            })}
          </tr>
          <tr className="@2xl:hidden">
            <td colSpan={onPhone} className="border-b border-border pb-2 text-xs group-last/row:border-0">{belowRow(row, currency)}</td>
          </tr>
        </tbody>
      ))}
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
