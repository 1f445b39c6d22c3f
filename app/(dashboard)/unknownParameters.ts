import { shortened } from '@/lib/workspace/customerList/filters';

/** More than this and the rest are counted. */
const MAX_NAMED = 5;

/**
 * A sentence on the parameters of an address that a page has no use for; none where it knows all.
 *
 * @example unknownParameters({ by: 'plan', zzz: '1' }, ['by']) // ['This page knows no “zzz”.']
 */
export function unknownParameters(params: Readonly<Record<string, unknown>>, known: readonly string[]): string[] {
  const unknown = Object.keys(params).filter((name) => !known.includes(name));
  if (unknown.length === 0) return [];
  const rest = unknown.length - MAX_NAMED;
  return [`This page knows no ${unknown.slice(0, MAX_NAMED).map((name) => `“${shortened(name)}”`).join(', no ')}${rest > 0 ? ` and ${rest} more` : ''}.`];
}
