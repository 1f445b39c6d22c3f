import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
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

/**
 * Where the customer stands in the list one came from, and the way to those beside them, also by the keys k and j. It stays in sight
 * while the page scrolls under it.
 */
export function PlaceInList({ place: { place, of, previous, next, list } }: { place: Place }) {
  return (
    <nav aria-label="List" data-stays className="sticky top-0 z-10 -mx-4 -mt-4 mb-4 flex items-center justify-between gap-3 border-b border-border bg-bg px-4 py-1.5 lg:-mx-6 lg:-mt-6 lg:mb-5 lg:px-6 print:hidden">
      <Link href={list} className="numeric inline-flex min-h-11 flex-col justify-center gap-x-3 leading-tight sm:flex-row sm:items-center lg:min-h-9">
        <span className="inline-flex items-center gap-1 text-accent underline underline-offset-2"><ArrowLeft aria-hidden className="size-4 shrink-0" />Back to the list</span>
        <span className="text-xs text-text-3 sm:text-sm">{place === null ? `Not among the ${formatCount(of)} of the list` : `${formatCount(place)} of ${formatCount(of)}`}</span>
      </Link>
      {place !== null && (
        <div className="flex shrink-0 gap-2">
          <Step to={previous} rel="prev" keys="k"><ChevronLeft aria-hidden className="size-4" /><Word>Previous</Word></Step>
          <Step to={next} rel="next" keys="j"><Word>Next</Word><ChevronRight aria-hidden className="size-4" /></Step>
        </div>
      )}
    </nav>
  );
}

const LOOK = 'inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-control border px-3 lg:min-h-9';

function Step({ to, rel, keys, children }: { to: Place['next']; rel: 'prev' | 'next'; keys: string; children: ReactNode }) {
  if (!to) return <span className={`${LOOK} border-border text-text-3`}>{children}</span>;
  return (
    <Link href={to.href} rel={rel} title={to.customerId} aria-keyshortcuts={keys} className={`${LOOK} border-control bg-surface text-text hover:bg-raised`}>
      {children}<span className="sr-only">: {to.customerId}</span>
    </Link>
  );
}

/** On the narrowest phones the arrow stands for it. */
function Word({ children }: { children: string }) {
  return <span className="max-[22rem]:sr-only">{children}</span>;
}
