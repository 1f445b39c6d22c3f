import { X } from 'lucide-react';
import Link from 'next/link';
import { customersAddress } from '@/app/(dashboard)/customers/customersQuery';
import type { CustomersQuery } from '@/lib/workspace/customersView';

/** The filters in force, each with its way out. */
export function FilterChips({ query }: { query: CustomersQuery }) {
  if (query.filters.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-2">
      {query.filters.map((filter) => (
        <li key={`${filter.column}=${filter.value}`}>
          <Link
            href={customersAddress({ ...query, page: 1, filters: query.filters.filter((other) => other !== filter) })}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-control px-3 text-xs text-text hover:bg-raised"
          >
            <span className="sr-only">Remove </span>{filter.label}
            <X aria-hidden className="size-3.5 shrink-0" />
          </Link>
        </li>
      ))}
      <li>
        <Link href={customersAddress({ ...query, page: 1, filters: [] })} className="inline-flex min-h-8 items-center px-1 text-xs text-accent underline underline-offset-2">Clear filters</Link>
      </li>
    </ul>
  );
}
