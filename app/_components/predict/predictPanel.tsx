'use client';
import type { FormDefinition, PredictFormState } from '@/lib/workspace/predictForm';
import type { WhatWouldKeep } from '@/lib/workspace/whatWouldKeep/whatWouldKeep';
import { AnswerAndDetails } from './answerAndDetails';
import { CustomerSearch } from './customerSearch';
import { usePredictForm } from './usePredictForm';

/** Beside other things: the search fills the form in place. */
export function PredictPanel({ definition, initial }: { definition: FormDefinition; initial: PredictFormState }) {
  const form = usePredictForm(initial);
  return (
    <div className="flex flex-col gap-4">
      <CustomerSearch customerId={form.state.customerId} error={form.state.errors.customerId} examples={definition.examples} lookup={form.form} />
      <AnswerAndDetails definition={definition} form={form} wide={false} />
    </div>
  );
}

/** On a page of its own, where the address says which customer: the search stands outside and leads to another address. */
export function PredictPageForm({ definition, initial, keep }: { definition: FormDefinition; initial: PredictFormState; keep: WhatWouldKeep | null }) {
  return <AnswerAndDetails definition={definition} form={usePredictForm(initial)} wide keep={keep} />;
}
