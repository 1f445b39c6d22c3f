'use client';
import { Button } from '@/app/_components/ui/button';
import { Notice } from '@/app/_components/ui/notice';

/** In production the message of a server error is withheld; its reference leads to it in the server's log. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <>
      <h1 className="mb-4 text-xl/7 font-semibold">Something went wrong</h1>
      <Notice tone="problem" title="This page could not be shown">
        <p>Nothing was changed. Try again; if it stays so, open /api/health, which says what is wrong with the data or the model{error.digest && <>, and give the reference {error.digest}</>}.</p>
        <Button className="mt-3" look="secondary" onClick={reset}>Try again</Button>
      </Notice>
    </>
  );
}
