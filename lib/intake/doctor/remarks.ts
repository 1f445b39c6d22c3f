import { strayQuoteNote } from '@/lib/dataset/reading/strayQuote';
import { formatCount } from '@/lib/format';
import type { Check } from './examined';
import type { Dataset } from '@/lib/dataset/dataset';
import type { Finding, Remedy } from './finding';
import { tellsLatest } from './tellsLatest';
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
      detail: 'Such a row is in no figure, and there is nothing to do. Customers of today, of whom nobody knows yet, can be scored once there is a model.',
    };
  }
  if (remark.kind === 'repeated-id') {
    const { column, rows, kept, by, examples } = remark;
    const [remedy, ...otherwise] = otherRows(dataset, kept, by);
    return {
      id: `repeated:${column}`, severity: 'warns', column, remedy: remedy!, otherwise,
      title: `${counted(rows, 'row')} of the file ${rows === 1 ? 'repeats' : 'repeat'} a customer of another row: of each the ${by === undefined ? `${kept} row` : `one with the highest ${quoted(by)}`} counts.`,
      detail: `The others are in no figure: ${examples.join('; ')}${rows > examples.length ? `; and ${formatCount(rows - examples.length)} more` : ''}. ${by === undefined ? 'First and last are meant as the file has them.' : `Of equals the ${kept} in the file counts.`} If each row is a customer of its own, number the rows under “Map”.`,
    };
  }
  if (remark.kind === 'unreadable') {
    const { column, cells, row, example } = remark;
    const isOnlyShown = dataset.columns.get(column)?.spec.role === 'ignored';
    return {
      id: `unreadable:${column}`, severity: 'notes', column, remedy: null,
      title: `${counted(cells, 'cell')} of ${quoted(column)} ${cells === 1 ? 'cannot be read and counts' : 'cannot be read and count'} as missing, first ${quoted(example)} in row ${formatCount(row)}.`,
      detail: isOnlyShown ? 'The column is only shown, so its rows are read all the same. There is nothing to do.' : 'That was decided; under “Decided” it can be undone, and the rows are then refused.',
    };
  }
  if (remark.kind !== 'nul') {
    const { title, detail } = DONE[remark.kind];
    return { id: remark.kind, severity: 'notes', remedy: null, title: title(remark.rows, formatCount(remark.row)), detail: `${detail} It can be undone under “Decided”.` };
  }
  const { column, cells, row } = remark;
  return {
    id: `nul:${column}`, severity: 'notes', column, remedy: null,
    title: `${counted(cells, 'cell')} of ${quoted(column)} ${cells === 1 ? 'has' : 'have'} NUL characters around or within ${cells === 1 ? 'its' : 'their'} text or in place of one, first in row ${formatCount(row)}.`,
    detail: 'Programs that write cells of a fixed width fill them up so. They are left out like spaces, and a cell of nothing else is a missing value: there is nothing to do.',
  };
});

/** The other ways to choose among the rows of a customer. */
function otherRows(dataset: Dataset, kept: 'first' | 'last', by: string | undefined): Remedy[] {
  const latest = tellsLatest(dataset).filter((name) => name !== by).slice(0, 2);
  const inOrder = (['last', 'first'] as const).filter((row) => by !== undefined || row !== kept);
  return [
    ...latest.map((name): Remedy => ({ label: `Let the latest by ${quoted(name)} count`, change: { kind: 'keepLatest', column: name } })),
    ...inOrder.map((row): Remedy => ({ label: `Let the ${row} row of each count`, change: { kind: 'setRepeatedIds', kept: row } })),
  ];
}

/** What was done to whole rows because a person wanted it. */
const DONE: Record<'ragged' | 'wrong-days' | 'equal-row', { title: (rows: number, first: string) => string; detail: string }> = {
  ragged: { title: (rows, first) => `${counted(rows, 'row')} had too few cells, or empty ones too many, and ${rows === 1 ? 'was' : 'were'} evened out, first in row ${first}.`, detail: 'Cells that were lacking count as missing.' },
  'wrong-days': { title: (rows, first) => `The days of joining and leaving of ${counted(rows, 'row')} could not both be true and were changed, first in row ${first}.`, detail: 'Customers whose days are unknown are in no chart by month, and in all other figures.' },
  'equal-row': { title: (rows, first) => `${counted(rows, 'row')} ${rows === 1 ? 'equals' : 'equal'} an earlier one in everything but the id and ${rows === 1 ? 'is' : 'are'} left out, first row ${first}.`, detail: 'Such a row is in no figure, and its id is not found.' },
};
