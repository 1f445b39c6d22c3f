import type { Route } from 'next';
import type { ImportState } from '@/lib/intake/importState';

/** The page where a file that was brought in goes on. */
export function importHref({ id, purpose }: Pick<ImportState, 'id' | 'purpose'>): Route {
  return `/data/${purpose === 'score' ? 'score' : 'import'}/${id}` as Route;
}
