import type { ReactNode } from 'react';

/** The terms behind a chart, for those who want them: shut until asked for. */
export function HowComputed({ children }: { children: ReactNode }) {
  return (
    <details className="mt-3 text-xs text-text-2">
      <summary className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">How it is computed</summary>
      <div className="mt-1 flex max-w-3xl flex-col gap-1">{children}</div>
    </details>
  );
}
