import type { ReactNode } from 'react';

/** Names and values, one pair a line; on a phone the value stands below its name. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="numeric grid grid-cols-1 gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,auto)_minmax(0,1fr)] print:grid-cols-[minmax(0,auto)_minmax(0,1fr)]">
      {facts.map(([name, value]) => (
        <div key={name} className="min-w-0 sm:contents print:contents">
          <dt className="text-text-3">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
