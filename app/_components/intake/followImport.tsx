'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const ASK_EVERY_MS = 5000;

/**
 * Shows the page of an import anew when it stands otherwise than this window shows it, because another window or program went on with it:
 * looked after every few seconds while the window is seen, and at once when it comes back. Nothing is asked while nobody looks.
 */
export function FollowImport({ importId, stamp }: { importId: string; stamp: string }) {
  const router = useRouter();

  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      const answer = await fetch(`/api/v1/imports/${importId}`, { cache: 'no-store', signal: stop.signal })
        .then((response) => (response.status === 404 ? { stamp: 'gone' } : (response.json() as Promise<{ stamp?: string }>)))
        .catch(() => null);
      if (!stop.signal.aborted && answer?.stamp && answer.stamp !== stamp) router.refresh();
    };
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    const look = () => void ask();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    window.addEventListener('pageshow', look);
    return () => {
      stop.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
      window.removeEventListener('pageshow', look);
    };
  }, [importId, router, stamp]);

  return null;
}
