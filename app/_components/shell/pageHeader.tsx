import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';

/** A step of the way to a page; the page itself has no link. */
export interface Crumb { label: string; href?: ComponentProps<typeof Link>['href'] }

/** The way here, the page's one heading, what it covers, and its filters. */
export function PageHeader({ title, children, aside, trail }: { title: string; children?: ReactNode; aside?: ReactNode; trail?: readonly Crumb[] }) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {trail && <Breadcrumb trail={trail} />}
        <h1 className="text-xl/7 font-semibold">{title}</h1>
        {children && <p className="mt-1 text-text-3">{children}</p>}
      </div>
      {aside}
    </header>
  );
}

function Breadcrumb({ trail }: { trail: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-1">
      <ol className="flex flex-wrap items-center gap-x-2 text-xs text-text-3">
        {trail.map(({ label, href }, i) => (
          <li key={label} className="flex min-w-0 items-center gap-x-2">
            {i > 0 && <span aria-hidden>›</span>}
            {href
              ? <Link href={href} className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">{label}</Link>
              : <span aria-current="page">{label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
