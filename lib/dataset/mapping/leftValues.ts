import { headerWords } from './headerWords';
import { LEFT_VALUES, NO_VALUES, STAYED_VALUES, YES_VALUES } from './vocabulary';

export type Meaning = 'left' | 'stayed' | 'yes' | 'no' | null;

const sets = { left: new Set(LEFT_VALUES), stayed: new Set(STAYED_VALUES), yes: new Set(YES_VALUES), no: new Set(NO_VALUES) };

/** What a value says about a customer, whatever its case, accents and marks: that they left or stayed, yes or no; null where it says neither. */
export function valueMeaning(value: string): Meaning {
  const lower = value.toLowerCase();
  // "-1" is not "1": numbers count as they are written.
  if (/^[-+\d.,]+$/.test(lower)) return sets.yes.has(lower) ? 'yes' : sets.no.has(lower) ? 'no' : null;
  const text = headerWords(value).join(' ').replace(/^(customer|client|member) (?=\S)/, '');
  for (const meaning of ['left', 'stayed', 'yes', 'no'] as const) if (sets[meaning].has(text) || sets[meaning].has(lower)) return meaning;
  return null;
}
