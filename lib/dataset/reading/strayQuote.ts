/** What was done about quotes that enclose nothing, in a sentence; `row` is the first with one. */
export const strayQuoteNote = (row: number): string => `Row ${row} has a quote where none can be, as in 5" or "The Bell" inn: from there on such quotes are kept as letters of their cells.`;
