import type { ReactNode } from 'react';

/** Names and values, one pair a line; on a phone the value stands below its name. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="numeric grid gap-x-6 sm:grid-cols-[minmax(0,auto)_minmax(0,1fr)] sm:gap-y-2 print:grid-cols-[minmax(0,auto)_minmax(0,1fr)]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-text-3">{name}</dt>
          <dd className="mb-2 min-w-0 break-words last:mb-0 sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
