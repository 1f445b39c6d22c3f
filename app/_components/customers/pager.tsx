import Link from 'next/link';
import { customersAddress } from '@/app/(dashboard)/customers/customersQuery';
import { formatCount } from '@/lib/format';
import type { CustomersQuery } from '@/lib/workspace/customerList/customerList';
import { CUSTOMERS_PER_PAGE, type CustomersView } from '@/lib/workspace/customerList/customersView';

const LOOK = 'inline-flex min-h-9 items-center rounded-control border px-3';

/** Where one is in the list, and the pages beside it. */
export function Pager({ query, view: { page, pages, listed } }: { query: CustomersQuery; view: CustomersView }) {
  const first = (page - 1) * CUSTOMERS_PER_PAGE + 1;
  const step = (to: number, label: string) =>
    to < 1 || to > pages || to === page
      ? <span className={`${LOOK} border-border text-text-3`}>{label}</span>
      : <Link href={customersAddress({ ...query, page: to })} prefetch={false} className={`${LOOK} border-control text-text hover:bg-raised`}>{label}</Link>;
  return (
    <nav aria-label="Pages" className="mt-3 flex flex-wrap items-center justify-between gap-3">
      <p className="numeric text-text-3">{formatCount(first)}–{formatCount(Math.min(listed, first + CUSTOMERS_PER_PAGE - 1))} of {formatCount(listed)}</p>
      {pages > 1 && <div className="flex flex-wrap gap-2">{step(1, 'First')}{step(page - 1, 'Previous')}{step(page + 1, 'Next')}{step(pages, 'Last')}</div>}
    </nav>
  );
}
