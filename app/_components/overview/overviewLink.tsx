import Link from 'next/link';
import type { ReactNode } from 'react';
import type { OverviewQuery } from '@/app/(dashboard)/overviewQuery';

/** A link to the overview as it is, but for one change: the other choices stay in the address. */
export function OverviewLink({ query, change, current, className, children }: {
  query: OverviewQuery;
  change: Partial<Pick<OverviewQuery, 'period' | 'by' | 'listed'>>;
  /** Whether this is the view that is shown. */
  current?: boolean;
  className: string;
  children: ReactNode;
}) {
  const { period, by, listed } = { ...query, ...change };
  return (
    <Link href={{ pathname: '/', query: { period, ...(by && { by }), ...(listed !== 8 && { list: listed }) } }} scroll={false} aria-current={current ? 'true' : undefined} className={className}>
      {children}
    </Link>
  );
}
