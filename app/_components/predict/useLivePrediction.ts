import { useEffect, useRef, useState } from 'react';
import type { PredictFormState } from '@/lib/workspace/predictForm';

const PAUSE_MS = 80;

/**
 * The latest answer: the submitted one until the fields change, then the one for the changed fields. Requests wait for a short
 * pause in typing; one that a newer request overtakes is called off, and an answer that never comes is said.
 */
export function useLivePrediction(state: PredictFormState) {
  const [live, setLive] = useState<{ base: PredictFormState; answer: PredictFormState } | null>(null);
  const [progress, setProgress] = useState<'settled' | 'waiting' | 'failed'>('settled');
  const underWay = useRef<AbortController>(undefined);

  useEffect(() => () => underWay.current?.abort(), []);

  const refresh = (values: Record<string, string>, base: PredictFormState) => {
    underWay.current?.abort();
    const { signal } = (underWay.current = new AbortController());
    setProgress('waiting');
    setTimeout(async () => {
      if (signal.aborted) return;
      try {
        const answer = await ask({ customerId: base.record ? base.customerId : '', values }, signal);
        if (signal.aborted) return;
        setLive({ base, answer });
        setProgress('settled');
      } catch {
        if (!signal.aborted) setProgress('failed');
      }
    }, PAUSE_MS);
  };

  const answer = live?.base === state ? live.answer : state;
  // While a field is wrong the last prediction for the same customer stays in view, marked as out of date.
  const [lastPredicted, setLastPredicted] = useState(state);
  const wrong = !answer.outcome && Object.keys(answer.errors).length > 0;
  const stale = wrong && lastPredicted.outcome?.kind === 'prediction' && lastPredicted.customerId === answer.customerId;
  if (answer.outcome && answer !== lastPredicted) setLastPredicted(answer);
  // A submission settles what was under way before it.
  const [settledFor, setSettledFor] = useState(state);
  if (settledFor !== state) {
    setSettledFor(state);
    setProgress('settled');
  }
  return { answer, shown: stale ? lastPredicted : answer, outOfDate: stale || progress !== 'settled', failed: progress === 'failed', refresh };
}

/** What is no number in JSON, such as a break-even that no chance reaches, comes as null, of which no comparison holds either. */
async function ask(details: { customerId: string; values: Record<string, string> }, signal: AbortSignal): Promise<PredictFormState> {
  const response = await fetch('/api/what-if', { method: 'POST', body: JSON.stringify(details), headers: { 'Content-Type': 'application/json' }, signal });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return (await response.json()) as PredictFormState;
}
