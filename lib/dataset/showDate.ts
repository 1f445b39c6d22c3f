const FORM = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "2026-03-12" → "12 Mar 2026"; a time behind the day does not count. */
export function showDate(iso: string): string {
  return FORM.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)).replace('Sept', 'Sep');
}
