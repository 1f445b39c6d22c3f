'use server';
import { z } from 'zod';
import { describeError, HoldfastError } from '@/lib/errors';
import { suggestIds } from '@/lib/workspace/predict';
import { answerFor, EMPTY_FORM, predictFromForm, startFromCustomer, startFromTypical, type PredictFormState } from '@/lib/workspace/predictForm';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { detailsSchema } from './detailsSchema';
import { FIELD_PREFIX } from './tryAddress';

const formSchema = detailsSchema.extend({ intent: z.enum(['lookup', 'predict', 'typical', 'prospect', 'clear']) });

/** Finds a customer and fills the form, predicts, or starts anew; the form says which by its `intent`. Works as a plain form post. */
export async function submitPredictForm(_previous: PredictFormState, form: unknown): Promise<PredictFormState> {
  const parsed = formSchema.safeParse(readForm(form));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ...EMPTY_FORM, errors: { form: `The form could not be read: ${[...(issue?.path ?? []), issue?.message].join(' ')}.` } };
  }
  const { intent, customerId, values } = parsed.data;
  try {
    const workspace = await getWorkspace();
    switch (intent) {
      case 'lookup': return answerFor(workspace, customerId);
      case 'predict': return predictFromForm(workspace, customerId, values);
      case 'typical': return startFromTypical(workspace);
      case 'prospect': return startFromCustomer(workspace, customerId);
      case 'clear': return EMPTY_FORM;
    }
  } catch (error) {
    if (error instanceof HoldfastError) return { ...EMPTY_FORM, errors: { form: describeError(error) } };
    throw error;
  }
}

/** Customer ids that begin with what was typed. */
export async function suggestCustomerIds(prefix: unknown): Promise<string[]> {
  const parsed = z.string().max(100).safeParse(prefix);
  if (!parsed.success) return [];
  // Suggestions are a help; the lookup itself says what is wrong.
  return getWorkspace().then((workspace) => suggestIds(workspace, parsed.data), () => []);
}

/** The form's entries as an object for the schema; anything that is not a form becomes something that the schema refuses. */
function readForm(form: unknown): unknown {
  if (!(form instanceof FormData)) return null;
  const values: [string, FormDataEntryValue][] = [];
  const rest: [string, FormDataEntryValue][] = [];
  for (const [name, value] of form) {
    // Next adds entries of its own, which begin with "$".
    if (name.startsWith('$')) continue;
    if (name.startsWith(FIELD_PREFIX)) values.push([name.slice(FIELD_PREFIX.length), value]);
    else rest.push([name, value]);
  }
  return { ...Object.fromEntries(rest), values: Object.fromEntries(values) };
}
