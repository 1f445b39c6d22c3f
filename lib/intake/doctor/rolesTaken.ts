import { columnsByRole } from '@/lib/dataset/dataset';
import type { Check } from './examined';
import type { Finding } from './finding';
import { counted, listed, quoted } from './words';

/** Columns that the model is not given although nothing is wrong with them: protected, text and dates without a role, not described. */
export const rolesTaken: Check = ({ dataset }) => {
  const names = (role: 'protected' | 'ignored') => columnsByRole(dataset, role);
  const note = (id: string, columns: readonly string[], title: string, detail: string): Finding[] =>
    columns.length > 0 ? [{ id, severity: 'notes', title: `${counted(columns.length, 'column')} ${title}: ${listed(columns.map(quoted))}.`, detail, remedy: null }] : [];
  const isText = ({ kind }: { kind: string }) => kind === 'text';
  return [
    ...note('protected', names('protected').map(({ spec }) => spec.name), 'kept from the model to be fair', 'What is protected is shown, and how the model treats its groups is measured; no customer is scored by it.'),
    ...note('text', names('ignored').filter(isText).map(({ spec }) => spec.name), 'of free text, only shown', 'A model learns from values that repeat. Words that tell something (a complaint, a plan) can be made a column of their own in the file.'),
    ...note('ignored', names('ignored').filter((column) => !isText(column)).map(({ spec }) => spec.name), 'without a role, only shown', 'The model is given nothing of this. A category or number that was known before customers left can be a feature; a date can be the sign-up or churn date.'),
    ...note('unknown', dataset.unknownColumns, 'that the dictionary does not describe, not read', 'That is in the file and nowhere else. Describe what you want to see or to learn from.'),
  ];
};
