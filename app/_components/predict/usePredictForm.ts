import { useActionState, useState } from 'react';
import type { PredictFormState } from '@/lib/workspace/predictForm';
import { submitPredictForm } from './actions';
import { useLivePrediction } from './useLivePrediction';

/**
 * What the prediction form holds and the answer to it. Submissions go through one server action, which also takes plain form
 * posts; edits of a record, of a typical customer, and after a first prediction are answered as they are made.
 */
export function usePredictForm(initial: PredictFormState) {
  const [state, submit, pending] = useActionState(submitPredictForm, initial);
  const [seen, setSeen] = useState(state);
  const [values, setValues] = useState(state.values);
  if (seen !== state) {
    setSeen(state);
    setValues(state.values);
  }
  const live = useLivePrediction(state);

  const change = (name: string, value: string) => {
    const next = { ...values, [name]: value };
    setValues(next);
    // Half a prospect would only bring a list of empty fields; who left keeps their outcome.
    const complete = state.record !== null || state.typical || live.answer.outcome !== null || Object.keys(live.answer.errors).length > 0;
    if (complete && state.outcome?.kind !== 'left') live.refresh(next);
  };
  return { state, submit, pending, values, change, answer: live.answer, shown: live.shown, outOfDate: live.outOfDate };
}

export type PredictForm = ReturnType<typeof usePredictForm>;
