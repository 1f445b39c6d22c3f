import { toCsv } from '@/lib/csv';

export { toCsv };

/** Rows as an address to download them from; it needs neither a script nor a request. */
export function csvHref(rows: readonly (readonly string[])[]): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(rows))}`;
}
