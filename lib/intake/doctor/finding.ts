import type { DictionaryChange } from './change';

/** Whether a model can be trained at all, whether the reader should decide something first, or whether it is only good to know. */
export const SEVERITIES = ['stops', 'warns', 'notes'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One thing that the data doctor has to say of a customer file. */
export interface Finding {
  /** Stable, e.g. "leak:churn_score": the same trouble has the same id when the file is examined again. */
  id: string;
  severity: Severity;
  /** The column that it is about, by name; absent where it is about rows or the file. */
  column?: string;
  /** A sentence with its number. */
  title: string;
  /** Why it matters, with figures. */
  detail: string;
  /** What one click would do, with a verb first; null where nothing in the dictionary can help. */
  remedy: Remedy | null;
  /** Other ways out, where more than one makes sense. */
  otherwise?: readonly Remedy[];
}

/** A button and what it does. */
export interface Remedy { label: string; change: DictionaryChange }
