import type { Column } from '@/lib/dataset/dataset';
import type { Workspace } from '@/lib/workspace/derive';
import { isMissing, valueText } from './valueText';

export interface Detail {
  label: string;
  text: string;
  missing: boolean;
}

/** Every column of the file but the id, each in one of three lists, in the dictionary's order. */
export interface Details {
  /** What the model sees; all that it could see where there is no model. */
  seen: Detail[];
  /** Dates, the outcome, and what is only shown. */
  others: Detail[];
  /** Kept for fairness checks, never given to the model. */
  guarded: Detail[];
}

const ASIDE = ['id', 'churn', 'signupDate', 'churnDate', 'ignored'];

export function details({ dataset, model }: Workspace, row: number): Details {
  const { currency } = dataset.dictionary;
  const columns = [...dataset.columns.values()].filter(({ spec }) => spec.role !== 'id');
  const guarded = columns.filter(({ spec }) => spec.role === 'protected');
  const given = model && new Set(model.card.encoder.map(({ name }) => name));
  const isSeen = ({ spec }: Column) => (given ? given.has(spec.name) : spec.role !== 'protected' && !ASIDE.includes(spec.role));
  const list = (some: readonly Column[]) => some.map((column): Detail => ({ label: column.spec.label, text: valueText(column, row, currency), missing: isMissing(column, row) }));
  return {
    seen: list(columns.filter(isSeen)),
    others: list(columns.filter((column) => !isSeen(column) && !guarded.includes(column))),
    guarded: list(guarded),
  };
}
