/** Cells that a spreadsheet would run as a formula begin so, behind whatever apostrophes are their own. */
const FORMULA = /^'*[=+\-@\t\r]/;
/** The whole cell: "-2" is a number, "-2+3" is a formula. */
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Rows as CSV (RFC 4180, CRLF). A text cell that a spreadsheet would take for a formula gets a leading apostrophe; one that already
 * looks like that gets one more, so that taking one away gives every cell back.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
