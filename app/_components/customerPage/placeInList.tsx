import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { formatCount } from '@/lib/format';

export interface Place {
  /** Null where the customer is not in the list. */
  place: number | null;
  of: number;
  previous: { customerId: string; href: Route } | null;
  next: { customerId: string; href: Route } | null;
  /** The page of the list that holds the customer. */
  list: Route;
}

/** Where the customer stands in the list one came from, and the way to those beside them; also by the keys k and j. */
export function PlaceInList({ place: { place, of, previous, next, list } }: { place: Place }) {
  return (
    <nav aria-label="List" className="flex flex-wrap items-center gap-x-3 gap-y-2 print:hidden">
      <p className="numeric text-text-3">
        {place === null ? `Not among the ${formatCount(of)} of the list` : `${formatCount(place)} of ${formatCount(of)}`} ·{' '}
        <Link href={list} className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">Back to the list</Link>
      </p>
      {place !== null && (
        <div className="flex gap-2">
          <Step to={previous} rel="prev" keys="k"><ChevronLeft aria-hidden className="size-4" /> Previous</Step>
          <Step to={next} rel="next" keys="j">Next <ChevronRight aria-hidden className="size-4" /></Step>
        </div>
      )}
    </nav>
  );
}

const LOOK = 'inline-flex min-h-9 items-center gap-1 rounded-control border px-3';

function Step({ to, rel, keys, children }: { to: Place['next']; rel: 'prev' | 'next'; keys: string; children: React.ReactNode }) {
  if (!to) return <span className={`${LOOK} border-border text-text-3`}>{children}</span>;
  return (
    <Link href={to.href} rel={rel} title={to.customerId} aria-keyshortcuts={keys} className={`${LOOK} border-control text-text hover:bg-raised`}>
      {children}<span className="sr-only">: {to.customerId}</span>
    </Link>
  );
}
