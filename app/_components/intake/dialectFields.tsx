import { ENCODINGS, type FileReading } from '@/lib/dataset/reading/schema';
import type { SniffedFile } from '@/lib/dataset/server/sniffFile';
import { Labelled, SELECT } from './columnsTable';

export const DELIMITER_WORDS: Record<FileReading['delimiter'], string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars (|)' };

/** How the bytes of a file become cells, to choose. */
export function DialectFields({ reading, otherwise }: { reading: FileReading; otherwise: SniffedFile['otherwise'] }) {
  return (
    <>
      <Labelled label="Encoding"><select name="encoding" defaultValue={reading.encoding} className={SELECT}>{ENCODINGS.map((encoding) => <option key={encoding} value={encoding}>{encoding.toUpperCase()}{otherwise[encoding] && `: ${otherwise[encoding]}`}</option>)}</select></Labelled>
      <Labelled label="Cells are divided by"><select name="delimiter" defaultValue={reading.delimiter === '\t' ? 'tab' : reading.delimiter} className={SELECT}>{Object.entries(DELIMITER_WORDS).map(([mark, words]) => <option key={mark} value={mark === '\t' ? 'tab' : mark}>{words}</option>)}</select></Labelled>
      <Labelled label="Quotes"><select name="quote" defaultValue={reading.quote ?? 'none'} className={SELECT}><option value={'"'}>double (&quot;)</option><option value="'">single (&apos;)</option><option value="none">none</option></select></Labelled>
      <Labelled label="The first row"><select name="header" defaultValue={reading.header ? 'names' : 'customer'} className={SELECT}><option value="names">names the columns</option><option value="customer">is a customer</option></select></Labelled>
      <Labelled label="Lines before the first row"><input name="skipLines" inputMode="numeric" defaultValue={reading.skipLines} className={SELECT} /></Labelled>
    </>
  );
}
