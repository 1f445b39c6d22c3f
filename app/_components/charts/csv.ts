/** Text cells that a spreadsheet would run as a formula begin so. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d/;

/** Rows as CSV (RFC 4180, CRLF). A text cell that a spreadsheet would take for a formula gets a leading apostrophe. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Rows as an address to download them from; it needs neither a script nor a request. */
export function csvHref(rows: readonly (readonly string[])[]): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(rows))}`;
}
