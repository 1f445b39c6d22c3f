import Link from 'next/link';

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 p-6">
      <h1 className="text-xl/7 font-semibold">There is no page at this address</h1>
      <p className="text-text-2">It may have moved. The overview leads to every screen.</p>
      <Link href="/" className="text-accent underline underline-offset-2">Go to the overview</Link>
    </main>
  );
}
