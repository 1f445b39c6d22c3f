import { strayQuoteNote } from '@/lib/dataset/reading/strayQuote';
import { formatCount } from '@/lib/format';
import type { Check } from './examined';
import type { Finding } from './finding';
import { counted, quoted } from './words';

/** What was read otherwise than it is written: nothing of a file is changed silently. */
export const remarks: Check = ({ dataset }) => dataset.remarks.map((remark): Finding => {
  if (remark.kind === 'stray-quote') {
    return { id: 'stray-quote', severity: 'notes', title: strayQuoteNote(remark.row), detail: 'Look at that row in the file: if a quote was to enclose a text with a delimiter in it, its row is refused for having too many cells.', remedy: null };
  }
  if (remark.kind === 'no-outcome') {
    const { column, rows } = remark;
    return {
      id: `no-outcome:${column}`, severity: 'notes', column, remedy: null, title: `${counted(rows, 'row')} ${rows === 1 ? 'does' : 'do'} not say in ${quoted(column)} whether the customer left, and ${rows === 1 ? 'is' : 'are'} left out.`,
      detail: 'They are in no figure. If they are customers of today, of whom nobody knows yet, they can be scored once there is a model.',
    };
  }
  if (remark.kind === 'repeated-id') {
    const { column, rows, kept, examples } = remark;
    return {
      id: `repeated:${column}`, severity: 'warns', column, remedy: null,
      title: `${counted(rows, 'row')} of the file ${rows === 1 ? 'repeats' : 'repeat'} a customer of another row: of each the ${kept} row counts.`,
      detail: `The others are in no figure: ${examples.join('; ')}${rows > examples.length ? `; and ${formatCount(rows - examples.length)} more` : ''}. Under “Map” another row can be chosen, or the rows numbered, if each is a customer.`,
    };
  }
  const { column, cells, row } = remark;
  return {
    id: `nul:${column}`, severity: 'notes', column, remedy: null,
    title: `${counted(cells, 'cell')} of ${quoted(column)} ${cells === 1 ? 'has' : 'have'} NUL characters around ${cells === 1 ? 'its' : 'their'} text or in place of one, first in row ${formatCount(row)}.`,
    detail: 'Programs that write cells of a fixed width fill them up so. They are left out like spaces, and a cell of nothing else is a missing value; a NUL between letters refuses its row.',
  };
});
