import Link from 'next/link';
import { customersAddress } from '@/app/(dashboard)/customers/customersQuery';
import { formatCount } from '@/lib/format';
import type { CustomersQuery, CustomerStatus } from '@/lib/workspace/customerList/customerList';
import type { CustomersView } from '@/lib/workspace/customerList/customersView';

/** Who is listed: everyone, the active, or those who left; the three counts add up. */
export function StatusSwitch({ query, view }: { query: CustomersQuery; view: CustomersView }) {
  const choices: { status: CustomerStatus | null; label: string; count: number }[] = [
    { status: null, label: 'All', count: view.count },
    { status: 'active', label: 'Active', count: view.count - view.left },
    { status: 'left', label: 'Left', count: view.left },
  ];
  return (
    <nav aria-label="Status" className="flex w-fit rounded-control border border-control">
      {choices.map(({ status, label, count }) => (
        <Link
          key={label}
          href={customersAddress({ ...query, status, page: 1 })}
          prefetch={false}
          scroll={false}
          aria-current={query.status === status ? 'true' : undefined}
          className="numeric inline-flex min-h-9 items-center gap-1.5 rounded-control px-3 text-text-2 hover:bg-raised aria-[current]:bg-raised aria-[current]:font-medium aria-[current]:text-accent"
        >
          {label} <span className="text-xs">{formatCount(count)}</span>
        </Link>
      ))}
    </nav>
  );
}
