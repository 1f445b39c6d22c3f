import Link from 'next/link';

/** A line held fast by a cleat: the mark and the name, leading home. */
export function Logo() {
  return (
    <Link href="/" className="flex w-fit items-center gap-2 rounded-control text-base/6 font-semibold">
      <svg aria-hidden viewBox="0 0 24 24" className="size-6" fill="none" strokeLinecap="round" strokeWidth="2.4">
        <path d="M3 8c4 0 5 3 9 3s5-3 9-3" stroke="var(--churn)" />
        <path d="M12 11v9M7 20h10M12 4v2" stroke="var(--retention)" />
      </svg>
      Holdfast
    </Link>
  );
}
