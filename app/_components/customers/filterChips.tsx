import { X } from 'lucide-react';
import Link from 'next/link';
import { customersAddress, withoutChoice } from '@/app/(dashboard)/customers/customersQuery';
import type { CustomersQuery } from '@/lib/workspace/customerList/customerList';

/** The filters in force, each alternative with its way out. */
export function FilterChips({ query }: { query: CustomersQuery }) {
  if (query.filters.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-2">
      {query.filters.flatMap((filter) => filter.choices.map(({ value, label }) => (
        <li key={JSON.stringify([filter.name, value])}>
          <Link
            href={customersAddress(withoutChoice(query, filter, value))}
            prefetch={false}
            scroll={false}
            className="inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-full border border-control bg-surface px-3 text-xs text-text hover:bg-raised"
          >
            <span className="sr-only">Remove </span>{filter.title}{filter.name === 'id' ? '' : ':'} {label}
            <X aria-hidden className="size-3.5 shrink-0" />
          </Link>
        </li>
      )))}
      <li>
        <Link href={customersAddress({ ...query, page: 1, filters: [] })} prefetch={false} scroll={false} className="inline-flex min-h-8 items-center px-1 text-xs text-accent underline underline-offset-2">Clear filters</Link>
      </li>
    </ul>
  );
}
