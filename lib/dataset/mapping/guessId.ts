import { best, freeColumns, type Search } from './guess';
import type { ColumnFacts } from './columnFacts';
import { isUnnamed, nameStrength } from './headerWords';
import { ID, PERSONAL, ROW_NUMBER } from './vocabulary';

/** An identifier may be missing in this share of the rows, which are then refused. */
const GAPS = 0.01;
/** A column of which at least this share differs may be an identifier: its repetitions are mistakes, or customers with several rows. */
const NEARLY = 0.9;

/** Looks for the column that names each customer: named like an identifier and different in every row. Where there is none, the rows are numbered. */
export function guessId(search: Search): void {
  const chosen = search.chosen.get('id');
  if (chosen !== undefined) {
    const column = search.facts.find(({ name }) => name === chosen);
    search.guesses.set(chosen, { role: 'id', reason: 'Chosen.' });
    if (column && !column.unique) askRepeats(search, column);
    return;
  }
  const found = best(freeColumns(search).map((column) => ({ column, ...score(column) })));
  if (!found) {
    const named = freeColumns(search).find((column) => column.present > 1 && nameStrength(column.words, ID) === 3) ?? freeColumns(search).find(nearlyNames);
    search.guesses.set('row-number', { role: 'id', derived: 'row-number', reason: named ? `"${named.name}" is named like an identifier, but its values repeat; the rows are numbered instead.` : 'No column is different in every row and named like an identifier; the rows are numbered.' });
    if (named) askRepeats(search, named);
    if (named && nearlyNames(named)) search.guesses.set(named.name, { role: 'ignored', reason: `Named like an identifier, but ${repeatsOf(named)}; it is shown, and the rows are numbered instead.` });
    return;
  }
  const { column, reason } = found;
  search.guesses.set(column.name, { role: 'id', reason });
  if (!column.unique) askRepeats(search, column);
}

function score(column: ColumnFacts): { score: number; reason: string } {
  const isPlain = column.profile.sentences === 0 && column.profile.longest <= 64 && column.missing <= GAPS * column.rows;
  if (!isPlain || column.kind === 'date' || column.kind === 'number' || column.present < 2) return { score: 0, reason: '' };
  const named = nameStrength(column.words, ID);
  const endsAsId = isNamedAsId(column);
  if (column.unique && (named > 1 || (named > 0 && endsAsId))) return { score: 10 * named + 5, reason: 'Named like an identifier and different in every row.' };
  if (named > 1 && endsAsId && column.distinct >= NEARLY * column.present) return { score: 10 * named, reason: `Named like an identifier and different in all but ${column.present - column.distinct === 1 ? 'one row' : `${column.present - column.distinct} rows`}.` };
  if (!column.unique) return { score: 0, reason: '' };
  if (endsAsId && nameStrength(column.words, ROW_NUMBER) < 3 && nameStrength(column.words, PERSONAL) < 2) return { score: 9, reason: 'Named like an identifier and different in every row.' };
  const looksLikeCode = column.kind === 'words' && column.values.slice(0, 100).every(([value]) => /^[\w.:@=+/-]+$/.test(value) && /\d/.test(value));
  if (looksLikeCode) return { score: 4, reason: 'Looks like a code and is different in every row.' };
  if (nameStrength(column.words, ROW_NUMBER) === 3 || (isUnnamed(column.name) && column.kind === 'integer')) return { score: 2, reason: 'Numbers the rows, and no other column names the customers.' };
  if (column.profile.emails >= column.present) return { score: 1, reason: 'An e-mail address, different in every row, and no other column names the customers.' };
  return { score: 0, reason: '' };
}

const isNamedAsId = ({ words, name }: ColumnFacts) => words.some((word) => /^(id|key|uuid|guid|no|nr|num|number|nummer|code|ref|reference|n|numero|codigo|codice|numer|cislo|номер|identifiant|identificador|klantnr|kundnr)$/.test(word)) || /(id|nummer|number)$/i.test(name);

/** Named like an identifier, and different in most rows but not in all. */
function nearlyNames(column: ColumnFacts): boolean {
  const isNamed = nameStrength(column.words, ID) > 1 || (isNamedAsId(column) && nameStrength(column.words, PERSONAL) < 2 && nameStrength(column.words, ROW_NUMBER) < 3);
  return isNamed && column.kind !== 'date' && column.kind !== 'number' && column.present > 1 && !column.unique && column.distinct >= NEARLY * column.present && column.profile.sentences === 0;
}

const repeatsOf = ({ present, distinct }: ColumnFacts) => (present - distinct === 1 ? '1 row repeats one' : `${present - distinct} rows repeat one`);

function askRepeats(search: Search, column: ColumnFacts): void {
  const isId = search.guesses.get(column.name)?.role === 'id';
  const take = (label: string, repeatedIds: 'first' | 'last' | 'refuse') => ({ label, changes: { repeatedIds, columns: { [column.name]: { role: 'id' as const } } } });
  const ids = [
    take('No: the last row of each customer counts', 'last'),
    take('No: the first row of each customer counts', 'first'),
    take('Yes, and rows that repeat one are mistakes: refuse the file', 'refuse'),
  ];
  const rows = { label: 'Yes: number the rows, each is a customer', changes: { columns: { [column.name]: { role: 'ignored' as const } } } };
  search.questions.push({
    id: `id:${column.name}`, column: column.name, question: `"${column.name}" has ${column.distinct} different values in ${column.present} rows: ${repeatsOf(column)}. Is each row one customer?`,
    samples: column.values.filter(([, cells]) => cells > 1).slice(0, 3).map(([value, cells]) => `${value} (${cells} rows)`),
    why: isId ? 'One row for each customer is expected. Of several the last is taken, since files grow at their end; the check says how many rows that leaves out.' : 'A customer in several rows would be counted as often. One row for each customer is expected.',
    answers: isId ? [...ids, rows] : [rows, ...ids],
  });
}
