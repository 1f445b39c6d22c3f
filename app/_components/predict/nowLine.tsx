import { useEffect, useState, type RefObject } from 'react';
import { formatMonths, formatProbability } from '@/lib/format';
import type { PredictFormState } from '@/lib/workspace/predictForm';

type Outcome = PredictFormState['outcome'];

/** On a phone the answer stands above the fields, out of view while they are edited: this line says what an edit did to it. */
export function NowLine({ before, now, answer }: { before: Outcome; now: Outcome; answer: RefObject<HTMLElement | null> }) {
  const [inView, setInView] = useState(true);
  useEffect(() => {
    if (!answer.current) return;
    const observer = new IntersectionObserver(([entry]) => setInView(entry!.isIntersecting));
    observer.observe(answer.current);
    return () => observer.disconnect();
  }, [answer]);
  if (inView || before?.kind !== 'prediction' || now?.kind !== 'prediction' || (before.probability === now.probability && before.ahead?.leave.share === now.ahead?.leave.share)) return null;
  return (
    // The answer itself is read out when it changes.
    <p aria-hidden className="numeric sticky bottom-16 z-10 mt-3 w-fit rounded-card border border-control bg-surface px-4 py-2 font-medium lg:hidden">
      Now {formatProbability(now.probability)} <span className="text-text-3">(was {formatProbability(before.probability)})</span>
      {before.ahead && now.ahead && <>, within {formatMonths(now.ahead.months)} {formatProbability(now.ahead.leave.share)} <span className="text-text-3">(was {formatProbability(before.ahead.leave.share)})</span></>}
    </p>
  );
}
