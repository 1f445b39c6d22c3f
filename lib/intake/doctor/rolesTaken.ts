import { columnsByRole, type Column } from '@/lib/dataset/dataset';
import type { Check } from './examined';
import type { Finding } from './finding';
import { counted, listed, quoted } from './words';

/** As the dictionary has it; a column that was guessed says there why it is set aside. */
function reasonOf({ spec, kind }: Column): string {
  const otherwise = kind === 'text' ? 'A model learns from values that repeat, not from texts.' : 'It has no role: what was known before customers left can be a feature, a date the sign-up or churn date.';
  return `${quoted(spec.name)}: ${spec.description || otherwise}`;
}

/** Columns that the model is not given although nothing is wrong with them: protected, text and dates without a role, not described. */
export const rolesTaken: Check = ({ dataset }) => {
  const names = (role: 'protected' | 'ignored') => columnsByRole(dataset, role);
  const note = (id: string, columns: readonly string[], title: string, detail: string): Finding[] =>
    columns.length > 0 ? [{ id, severity: 'notes', title: `${counted(columns.length, 'column')} ${title}: ${listed(columns.map(quoted))}.`, detail, remedy: null }] : [];
  return [
    ...note('protected', names('protected').map(({ spec }) => spec.name), 'kept from the model to be fair', 'What is protected is shown, and how the model treats its groups is measured; no customer is scored by it.'),
    ...note('ignored', names('ignored').map(({ spec }) => spec.name), 'not used, only shown', names('ignored').map(reasonOf).join(' ')),
    ...note('unknown', dataset.unknownColumns, 'that the dictionary does not describe, not read', 'That is in the file and nowhere else. Describe what you want to see or to learn from.'),
  ];
};
