import 'server-only';
import { profileRows } from '@/lib/dataset/mapping/profile';
import { openRows } from '@/lib/dataset/server/openRows';
import { SHOWN_ROWS, sniffFile, type SniffedFile } from '@/lib/dataset/server/sniffFile';
import { writeWhole } from '@/lib/storage/server/writeWhole';
import { strayQuoteNote } from '@/lib/dataset/reading/strayQuote';
import { importFile } from './importFolder';
import type { LookedAt } from './lookedAt';
import type { Job } from './runJob';

/** Finds how an uploaded file is written, and looks at every cell of it. */
export const profileJob: Job = async ({ id, bytes, reading: chosen }, report) => {
  const file = importFile(id, 'customers');
  report('Finding out how the file is written', 0);
  const sniffed = await sniffFile(file);
  const reading = chosen ?? sniffed.reading;
  const asRead: SniffedFile = { ...sniffed, reading };
  // Before the rest of the file is read: where that fails, a person may know better how it is written.
  await writeWhole(importFile(id, 'sniffed'), JSON.stringify(asRead));
  let read = 0;
  let strayQuote: number | null = null;
  const rows = openRows(file, reading, {
    onBytes: (piece) => {
      read += piece.length;
      report('Looking at every cell', read / bytes);
    },
    onStrayQuote: (row) => (strayQuote = row),
  });
  const { value: first } = await rows.next();
  const header: string[] = first?.cells ?? sniffed.header;
  const sample: string[][] = [];
  const profile = await profileRows(header, cellsOf(rows, sample));
  if (strayQuote !== null) profile.notes.push(strayQuoteNote(strayQuote));
  // What is shown is what is read, also where a person says that it is written otherwise than it seemed.
  const lookedAt: LookedAt = { sniffed: { ...asRead, header: header.map((name) => name.trim()), sample }, profile };
  await writeWhole(importFile(id, 'profile'), JSON.stringify(lookedAt));
  return {};
};

/** @param sample is filled with the first rows */
async function* cellsOf(rows: AsyncIterable<{ cells: string[] }>, sample: string[][]): AsyncGenerator<string[]> {
  for await (const { cells } of rows) {
    if (sample.length < SHOWN_ROWS) sample.push(cells.map((cell) => cell.trim()));
    yield cells;
  }
}
