import { missingKind } from './missingTokens';
import type { ColumnProfile } from './profile';
import type { MappingChanges, Question } from './schema';

/** Columns of short codes in capitals, where "NA" may be a place: Namibia, North America. */
const CODES = /^[A-Z]{2,4}$/;

/**
 * Which texts of a file mean what an empty cell does.
 *
 * @param measured names of the columns of numbers and dates: there a word is a gap, elsewhere "None" or "Unknown" is a value of its own
 */
export function guessMissing(columns: readonly ColumnProfile[], measured: ReadonlySet<string>, changes: MappingChanges): { missing: string[]; notes: string[]; questions: Question[] } {
  const chosen = changes.reading?.missing;
  if (chosen) return { missing: chosen, notes: [], questions: [] };
  const inMeasured = new Map<string, string>();
  const inWords = new Map<string, ColumnProfile>();
  for (const column of columns) {
    for (const token of Object.keys(column.tokens)) {
      if (measured.has(column.name)) inMeasured.set(token, column.name);
      else inWords.set(token, column);
    }
  }
  const questions: Question[] = [];
  const notes: string[] = [];
  const missing = [...new Set([...inMeasured.keys(), ...inWords.keys()])].filter((token) => {
    const word = inWords.get(token);
    const measure = inMeasured.get(token);
    if (!measure) return missingKind(token) === 'surely' && !(token === 'na' && word && isCodes(word));
    notes.push(`"${token}" stands for a missing value: it is among the numbers or dates of "${measure}".`);
    return true;
  }).sort();
  const ask = (token: string, column: ColumnProfile, why: string) => {
    const [with_, without] = [[...new Set([...missing, token])].sort(), missing.filter((text) => text !== token)];
    const answers = [
      { label: `"${spelled(column, token)}" is a value of its own`, changes: { reading: { missing: without } } },
      { label: `"${spelled(column, token)}" means that the value is missing`, changes: { reading: { missing: with_ } } },
    ];
    questions.push({
      id: `missing:${token}`, column: column.name, question: `Does "${spelled(column, token)}" in "${column.name}" mean a missing value, or is it a value like the others?`,
      samples: column.values.slice(0, 5).map(([value]) => value), why, answers: missing.includes(token) ? answers.toReversed() : answers,
    });
  };
  for (const [token, column] of inWords) {
    const measure = inMeasured.get(token);
    if (measure && missingKind(token) === 'perhaps') ask(token, column, `It stands for a missing number or date in "${measure}", and one choice counts for the whole file; as a missing value it stays a group of its own.`);
    else if (token === 'na' && !measure && isCodes(column)) ask(token, column, 'The other values are codes as well, and NA is one of them: North America, Namibia.');
  }
  return { missing: missing.slice(0, 50), notes, questions };
}

const isCodes = (column: ColumnProfile) => column.values.slice(0, 50).every(([value]) => CODES.test(value));
const spelled = (column: ColumnProfile, token: string) => column.values.find(([value]) => value.toLowerCase() === token)?.[0] ?? token;
