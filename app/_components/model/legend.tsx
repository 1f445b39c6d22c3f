import type { ReactNode } from 'react';

/** What charts of lines draw as a straight reference: chance, nobody contacted. Dotted, so that no curve looks like it. */
export function ReferenceItem({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className="inline-block w-4 border-t-2 border-dotted border-text-3" />
      {children}
    </span>
  );
}

/** The dot that stands where the threshold is. */
export function ThresholdItem() {
  return <span><span aria-hidden className="mr-1.5 inline-block size-2.5 rounded-full border-2 border-text align-[-1px]" />The threshold</span>;
}
