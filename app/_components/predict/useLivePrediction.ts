import { useEffect, useRef, useState } from 'react';
import type { PredictFormState } from '@/lib/workspace/predictForm';
import { submitPredictForm } from './actions';

const PAUSE_MS = 150;

/**
 * The latest answer: the submitted one until the fields change, then the one for the changed fields. Requests wait for a short
 * pause in typing; an answer that a newer request has overtaken is dropped.
 */
export function useLivePrediction(state: PredictFormState) {
  const [live, setLive] = useState<{ base: PredictFormState; answer: PredictFormState } | null>(null);
  const [updating, setUpdating] = useState(false);
  const latest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // A submission, and leaving the page, overtake whatever is under way.
  useEffect(() => () => {
    latest.current++;
    clearTimeout(timer.current);
  }, [state]);

  const refresh = (values: Record<string, string>) => {
    const request = ++latest.current;
    clearTimeout(timer.current);
    setUpdating(true);
    timer.current = setTimeout(async () => {
      const form = new FormData();
      form.set('intent', 'predict');
      form.set('customerId', state.record ? state.customerId : '');
      for (const [name, value] of Object.entries(values)) form.set(`feature.${name}`, value);
      try {
        const answer = await submitPredictForm(state, form);
        if (request === latest.current) setLive({ base: state, answer });
      } catch {
        // Offline or restarted: the last answer stays, and "Predict churn" tries again.
      } finally {
        if (request === latest.current) setUpdating(false);
      }
    }, PAUSE_MS);
  };

  const answer = live?.base === state ? live.answer : state;
  // While a field is wrong the last prediction stays in view, marked as out of date.
  const [lastPredicted, setLastPredicted] = useState(state);
  const stale = live?.base === state && !answer.outcome && lastPredicted.outcome?.kind === 'prediction';
  if (answer.outcome && answer !== lastPredicted) setLastPredicted(answer);
  return { answer, shown: stale ? lastPredicted : answer, outOfDate: stale || updating, refresh };
}
