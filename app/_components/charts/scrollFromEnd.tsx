import type { ReactNode } from 'react';

/**
 * A region for a table that is too wide for a phone, which opens at the table's right end, without a script: a box that reads
 * from right to left starts there. What it holds reads from left to right as ever, in its own order.
 */
export function ScrollFromEnd({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="relative overflow-x-auto [direction:rtl]" role="region" aria-label={label} tabIndex={0}>
      {/* As wide as the table where it overflows; at the left where it does not. */}
      <div className="mr-auto w-fit min-w-full [direction:ltr]">{children}</div>
    </div>
  );
}
