import 'server-only';
import type { Workspace } from '@/lib/workspace/derive';
import { answerFor, EMPTY_FORM, type FormDefinition, type PredictFormState } from '@/lib/workspace/predictForm';
import { getFormDefinition } from '@/lib/workspace/server/queries';

/** The form of a page, and what it starts with: a customer named in the address is looked up and predicted at once. */
export function panelData(workspace: Workspace, customerId?: string): { definition: FormDefinition | null; initial: PredictFormState } {
  const definition = getFormDefinition(workspace);
  return { definition, initial: definition && customerId !== undefined ? answerFor(workspace, customerId) : EMPTY_FORM };
}
