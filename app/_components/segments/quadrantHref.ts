import type { QuadrantId } from '@/lib/segments/quadrants';

/** The list of the customers in a quadrant: all of them are active. */
export function quadrantHref(id: QuadrantId) {
  return { pathname: '/customers' as const, query: { quadrant: id } };
}
