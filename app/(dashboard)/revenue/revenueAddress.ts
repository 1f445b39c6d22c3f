import type { Route } from 'next';
import { DEFAULT_RETAIN } from '@/lib/workspace/revenuePage/retain';

/** The address of a view of the revenue page; what is so by default needs no mention. */
export function revenueAddress({ by, retain }: { by: string | undefined; retain: number }, hash = ''): Route {
  const query = new URLSearchParams({ ...(by !== undefined && { by }), ...(retain !== DEFAULT_RETAIN && { retain: String(retain) }) });
  return `/revenue${query.size > 0 ? `?${query}` : ''}${hash && `#${hash}`}` as Route;
}
