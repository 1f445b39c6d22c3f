import type { Route } from 'next';
import Link from 'next/link';

export const STEPS = ['Upload', 'Map', 'Check', 'Train'] as const;
export type StepName = (typeof STEPS)[number];

/** The four steps of bringing a file in: where one is, what is behind, and the way back to it. */
export function Steps({ current, hrefs }: {
  current: StepName;
  /** Where a step can be gone to; the others have no link. */
  hrefs: Partial<Record<StepName, Route>>;
}) {
  return (
    <nav aria-label="Steps" className="mb-4">
      <ol className="grid grid-cols-4 gap-1 text-sm sm:flex sm:flex-wrap sm:gap-2">
        {STEPS.map((step, i) => {
          const isHere = step === current;
          const look = `flex min-h-11 items-center justify-center gap-2 rounded-control border px-2 sm:min-h-9 sm:px-3 ${isHere ? 'border-accent bg-surface font-semibold text-text' : 'border-border'}`;
          const words = <><span aria-hidden className="numeric">{i + 1}</span>{step}</>;
          const href = hrefs[step];
          return (
            <li key={step} aria-current={isHere ? 'step' : undefined}>
              {href && !isHere ? <Link href={href} className={`${look} text-accent underline underline-offset-2 hover:bg-raised`}>{words}</Link> : <span className={`${look} ${isHere ? '' : 'text-text-3'}`}>{words}</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
