/** Cells that a spreadsheet would run as a formula begin so, behind whatever apostrophes are their own. */
const FORMULA = /^'*[=+\-@\t\r]/;
/** The whole cell: "-2" is a number, "-2+3" is a formula. */
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

const QUOTED = /[",\r\n]/;

/**
 * Rows as CSV (RFC 4180, CRLF). A text cell that a spreadsheet would take for a formula gets a leading apostrophe; one that already
 * looks like that gets one more, so that taking one away gives every cell back.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** One cell as `toCsv` writes it. */
export function csvCell(text: string): string {
  if (text === '') return '';
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
