'use client';
import { useEffect } from 'react';

/** Gives the focus to the row that the address names; a browser does it by itself only where it loads the page anew. */
export function NamedRow() {
  useEffect(() => {
    // The router may put a second # behind the one that the page was loaded with: the last is the one meant.
    const named = location.hash.split('#').at(-1)!;
    const row = named.startsWith('c-') ? document.getElementById(named) : null;
    if (!row) return;
    row.querySelector<HTMLElement>('[data-row-link]')?.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'center' });
  }, []);
  return null;
}
