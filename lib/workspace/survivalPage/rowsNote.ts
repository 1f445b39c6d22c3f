import { dateByRole, type Dataset } from '@/lib/dataset/dataset';
import type { Dictionary } from '@/lib/dataset/schema';
import { formatDate } from '@/lib/format';

/** Which customers have a row, as the dictionary says it. */
export const ROWS_ARE: Record<Dictionary['rowsAre'], string> = {
  'everyone-ever': 'everyone who ever was a customer',
  'active-in-window': 'everyone who was a customer at some time in the window',
  snapshot: 'the customers of one day, with whether each left',
};

/** Which rows the file contains and what follows from it, for charts of how long customers stay. */
export function rowsNote(dataset: Dataset): string {
  const { rowsAre, observationWindow: window } = dataset.dictionary;
  const dated = dateByRole(dataset, 'signupDate') !== null && window !== null;
  if (rowsAre === 'everyone-ever') return 'The file holds everyone who ever was a customer, so every customer counts from the first month on.';
  const when = window ? ` between ${formatDate(window.start)} and ${formatDate(window.end)}` : '';
  const leftOut = "so months before a customer's observation began are left out (left truncation)";
  if (rowsAre === 'active-in-window') {
    const held = `The file holds customers who were active at some time${when || ' in its window'}: who left before is not in it`;
    return dated ? `${held}, ${leftOut}.` : `${held}. Without sign-up dates and a window the months before cannot be left out, so early departures are too few here and the curve is too high.`;
  }
  if (dated) return `The file holds the customers of one day and those who left${when}: who left before is not in it, ${leftOut}.`;
  return 'The file holds the customers of one day, with whether each left but not when: whoever left earlier is missing if the file is a snapshot, and then early departures are too few here and the curve is too high. Sign-up and leaving dates with an observation window would correct it.';
}
