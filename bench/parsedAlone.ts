import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/** csv-parse alone, streaming a file into arrays of texts: nothing is in it but reading and splitting. @throws Error where the rows are not as many as expected */
export async function parsedAlone(file: string, expected: number): Promise<void> {
  let rows = -1;
  for await (const cells of createReadStream(file).pipe(parse()) as AsyncIterable<string[]>) rows += Math.min(1, cells.length);
  if (rows !== expected) throw new Error(`Parsed ${rows} rows of ${expected}`);
}
