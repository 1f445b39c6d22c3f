'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';

const AFTER_MS = 2000;

/** Loads the page's numbers again while some are still being worked out, one load after the other: what is pressed meanwhile must not wait behind a queue of them. */
export function RefreshSoon() {
  const router = useRouter();
  const [loading, startLoading] = useTransition();
  useEffect(() => {
    if (loading) return;
    const timer = setTimeout(() => startLoading(() => router.refresh()), AFTER_MS);
    return () => clearTimeout(timer);
  }, [loading, router]);
  return null;
}
