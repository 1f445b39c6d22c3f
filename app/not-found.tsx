import type { Metadata } from 'next';
import Link from 'next/link';

export const metadata: Metadata = { title: 'Not found' };

const LINK = 'inline-flex min-h-6 w-fit items-center text-accent underline underline-offset-2';

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 p-6">
      <h1 className="text-xl/7 font-semibold">There is no page at this address</h1>
      <p className="text-text-2">It may have moved. The overview leads to every screen; a customer is found by ID in the list.</p>
      <Link href="/" className={LINK}>Go to the overview</Link>
      <Link href="/customers" className={LINK}>Go to the customers</Link>
    </main>
  );
}
