import 'server-only';
import type { Workspace } from '@/lib/workspace/derive';
import { answerFor, EMPTY_FORM, predictFromForm, type FormDefinition, type PredictFormState } from '@/lib/workspace/predictForm';
import { getFormDefinition } from '@/lib/workspace/server/queries';
import { whatWouldKeep, type WhatWouldKeep } from '@/lib/workspace/whatWouldKeep/whatWouldKeep';

/** What a form starts with. */
export interface PanelData {
  definition: FormDefinition | null;
  initial: PredictFormState;
  /** Null where the address names nobody who is still there. */
  keep: WhatWouldKeep | null;
}

/**
 * The form of a page, and what it starts with: a customer named in the address is looked up and predicted at once.
 *
 * @param changes details that the address changes, by column name; those that are no field are passed over
 */
export function panelData(workspace: Workspace, customerId?: string, changes: Readonly<Record<string, string>> = {}): PanelData {
  const definition = getFormDefinition(workspace);
  if (!definition || customerId === undefined) return { definition, initial: EMPTY_FORM, keep: null };
  const found = answerFor(workspace, customerId);
  const fields = definition.fields.flatMap(({ name }) => (Object.hasOwn(changes, name) ? [[name, changes[name]!]] : []));
  const edited = fields.length > 0 && found.outcome?.kind === 'prediction';
  return {
    definition,
    initial: edited ? predictFromForm(workspace, found.customerId, { ...found.values, ...Object.fromEntries(fields) }) : found,
    keep: whatWouldKeep(workspace, found.customerId),
  };
}
