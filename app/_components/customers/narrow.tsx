import { ChevronDown } from 'lucide-react';
import Link from 'next/link';
import { customersAddress } from '@/app/(dashboard)/customers/customersQuery';
import { featureColumns } from '@/lib/dataset/dataset';
import { featureGroups } from '@/lib/explanation/featureGroups';
import { formatCount } from '@/lib/format';
import type { CustomersQuery } from '@/lib/workspace/customersView';
import { canFilterBy, readFilter } from '@/lib/workspace/customersViewFilter';
import type { Workspace } from '@/lib/workspace/derive';

/** One more filter, a click away: the groups of each column that is not in use yet, with their counts as long as no other filter makes them smaller. */
export function Narrow({ workspace: { dataset, churned }, query }: { workspace: Workspace; query: CustomersQuery }) {
  const columns = featureColumns(dataset).filter(({ spec }) => canFilterBy(spec.name) && !query.filters.some((filter) => filter.column === spec.name));
  if (columns.length === 0) return null;
  return (
    <details className="group rounded-card border border-border bg-surface p-4">
      <summary className="flex min-h-6 w-fit items-center gap-1.5 font-medium text-accent">
        Filter by a feature
        <ChevronDown aria-hidden className="size-4 group-open:rotate-180" />
      </summary>
      <dl className="mt-3 grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {columns.map((column) => (
          <div key={column.spec.name}>
            <dt className="mb-1 font-medium">{column.spec.label}</dt>
            {featureGroups(column, churned, dataset.dictionary.currency).map((group) => {
              const filter = readFilter(dataset, column.spec.name, group.value);
              return typeof filter !== 'string' && (
                <dd key={group.label}>
                  <Link href={customersAddress({ ...query, page: 1, filters: [...query.filters, filter] })} prefetch={false} className="numeric inline-flex min-h-6 items-center gap-1.5 text-xs text-accent underline underline-offset-2">
                    {group.label} {query.filters.length === 0 && <span className="text-text-3">{formatCount(group.count)}</span>}
                  </Link>
                </dd>
              );
            })}
          </div>
        ))}
      </dl>
    </details>
  );
}
