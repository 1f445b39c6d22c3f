import { useActionState, useEffect, useRef, useState, type FormEvent } from 'react';
import type { PredictFormState } from '@/lib/workspace/predictForm';
import { submitPredictForm } from './actions';
import { useLivePrediction } from './useLivePrediction';

const UNREACHABLE = 'The server could not be reached. Nothing you entered is lost: try again.';

/**
 * What the prediction form holds and the answer to it. Without JavaScript the forms post to the server action; with it a
 * submission is sent by hand, so that a server out of reach costs neither the page nor what was typed meanwhile, and the last
 * of several quick submissions wins. Edits of a record, of a typical customer, and after a first prediction are answered as
 * they are made.
 */
export function usePredictForm(initial: PredictFormState) {
  const [posted, action] = useActionState(submitPredictForm, initial);
  const [adopted, setAdopted] = useState(posted);
  const [state, setState] = useState(posted);
  const [values, setValues] = useState(posted.values);
  const [pending, setPending] = useState(false);
  const latest = useRef(0);
  const current = useRef(values);
  if (adopted !== posted) {
    // A form that was sent before the page could take it itself.
    setAdopted(posted);
    setState(posted);
    setValues(posted.values);
  }
  useEffect(() => {
    current.current = values;
  }, [values]);
  const live = useLivePrediction(state);

  const hold = (next: Record<string, string>) => {
    current.current = next;
    setValues(next);
  };

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    const request = ++latest.current;
    const sent = current.current;
    setPending(true);
    try {
      const next = await submitPredictForm(state, form);
      if (request !== latest.current) return;
      setState(next);
      // What was typed while the answer was on its way stays, and gets its own answer.
      if (form.get('intent') !== 'predict') hold(next.values);
      else if (current.current !== sent) live.refresh(current.current, next);
    } catch {
      if (request === latest.current) setState({ ...state, errors: { form: UNREACHABLE } });
    } finally {
      if (request === latest.current) setPending(false);
    }
  };

  const fill = (changes: Readonly<Record<string, string>>) => {
    const next = { ...current.current, ...changes };
    hold(next);
    // Half a prospect would only bring a list of empty fields; who left keeps their outcome.
    const complete = state.record !== null || state.typical || live.answer.outcome !== null || Object.keys(live.answer.errors).length > 0;
    if (complete && state.outcome?.kind !== 'left') live.refresh(next, state);
  };

  const change = (name: string, value: string) => fill({ [name]: value });
  /** The record's details again, or with these changed. */
  const fillFromRecord = (changes: Readonly<Record<string, string>> = {}) => fill({ ...state.record, ...changes });

  return { state, form: { action, onSubmit }, pending, values, change, fillFromRecord, live, retry: () => live.refresh(current.current, state) };
}

export type PredictForm = ReturnType<typeof usePredictForm>;
