'use client';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** The day on which the page is printed, which may not be the one on which it was loaded; nothing until then. */
export function PrintedOn() {
  const [day, setDay] = useState<string | null>(null);
  useEffect(() => {
    // The paper is drawn as soon as the event is over.
    const tell = () => flushSync(() => setDay(new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })));
    window.addEventListener('beforeprint', tell);
    return () => window.removeEventListener('beforeprint', tell);
  }, []);
  return day && `, printed on ${day}`;
}
