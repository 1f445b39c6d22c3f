import 'server-only';
import { saveList } from '@/lib/workspace/saveList';
import type { Workspace } from '@/lib/workspace/derive';
import { answerFor, formDefinition, EMPTY_FORM, type FormDefinition, type PredictFormState } from '@/lib/workspace/predictForm';

const EXAMPLES = 8;

/** The form of a page, and what it starts with: a customer named in the address is looked up and predicted at once. */
export function panelData(workspace: Workspace, customerId?: string): { definition: FormDefinition | null; initial: PredictFormState } {
  const examples = (saveList(workspace, EXAMPLES) ?? []).map((entry) => entry.customerId);
  const definition = formDefinition(workspace, examples.length > 0 ? examples : [...workspace.dataset.rowById.keys()].slice(0, EXAMPLES));
  return { definition, initial: definition && customerId !== undefined ? answerFor(workspace, customerId) : EMPTY_FORM };
}
