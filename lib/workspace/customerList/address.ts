/**
 * How an address writes the alternatives of one parameter: `contract=Two year,One year`. A category may itself hold a comma, so
 * a text that is a category as a whole is that category; else it is split at its commas, and of the ways to put the pieces together
 * again the longest category counts. Where even that would be read as something else, the parameter is repeated.
 */

/** Stands for those for whom a column is not known: an empty value cannot, because a form sends that for a field left alone. */
const NONE = 'none';
/** A category of that name, or of what would then stand for it, gets one more mark in front. */
const LOOKS_LIKE_NONE = /^~*none$/;

/** One value as an address has it. @param value a category, a range, or "" for those for whom it is not known */
export function writeValue(value: string): string {
  if (value === '') return NONE;
  return LOOKS_LIKE_NONE.test(value) ? `~${value}` : value;
}

/** The categories of a column as an address is read with them; numbers have none. */
export class Vocabulary {
  private readonly words: ReadonlySet<string>;
  /** No category has more pieces between commas. */
  private readonly pieces: number;

  constructor(categories: readonly string[]) {
    this.words = new Set(['', ...categories]);
    this.pieces = categories.reduce((most, category) => Math.max(most, category.split(',').length), 1);
  }

  /** The alternatives as the texts of one parameter, one or several. */
  write(values: readonly string[]): string[] {
    const joined = values.map(writeValue).join(',');
    const read = this.read(joined);
    return read.length === values.length && read.every((value, i) => value === values[i]) ? [joined] : values.map(writeValue);
  }

  /** The alternatives in one text of an address, those that are no category too, for the reader to complain of. O(length × pieces). */
  read(text: string): string[] {
    if (this.words.has(unescaped(text))) return [unescaped(text)];
    const pieces = text.split(',');
    const values: string[] = [];
    for (let from = 0; from < pieces.length; ) {
      let to = Math.min(pieces.length, from + this.pieces);
      while (to > from + 1 && !this.words.has(unescaped(pieces.slice(from, to).join(',')))) to--;
      const value = pieces.slice(from, to).join(',');
      if (value.trim() !== '') values.push(unescaped(value));
      from = to;
    }
    return values;
  }
}

function unescaped(text: string): string {
  if (text === NONE) return '';
  return LOOKS_LIKE_NONE.test(text) ? text.slice(1) : text;
}
