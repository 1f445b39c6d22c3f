import type { ReactNode } from 'react';

/** The page's one heading, what it covers, and its filters. */
export function PageHeader({ title, children, aside }: { title: string; children?: ReactNode; aside?: ReactNode }) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-xl/7 font-semibold">{title}</h1>
        {children && <p className="mt-1 text-text-3">{children}</p>}
      </div>
      {aside}
    </header>
  );
}
