import { useEffect, useRef, useState } from 'react';
import type { PredictFormState } from '@/lib/workspace/predictForm';
import { submitPredictForm } from './actions';

const PAUSE_MS = 150;

/**
 * The latest answer: the submitted one until the fields change, then the one for the changed fields. Requests wait for a short
 * pause in typing; an answer that a newer request has overtaken is dropped, and one that never comes is said.
 */
export function useLivePrediction(state: PredictFormState) {
  const [live, setLive] = useState<{ base: PredictFormState; answer: PredictFormState } | null>(null);
  const [progress, setProgress] = useState<'settled' | 'waiting' | 'failed'>('settled');
  const latest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  const refresh = (values: Record<string, string>, base: PredictFormState) => {
    const request = ++latest.current;
    clearTimeout(timer.current);
    setProgress('waiting');
    timer.current = setTimeout(async () => {
      const form = new FormData();
      form.set('intent', 'predict');
      form.set('customerId', base.record ? base.customerId : '');
      for (const [name, value] of Object.entries(values)) form.set(`feature.${name}`, value);
      try {
        const answer = await submitPredictForm(base, form);
        if (request !== latest.current) return;
        setLive({ base, answer });
        setProgress('settled');
      } catch {
        if (request === latest.current) setProgress('failed');
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
