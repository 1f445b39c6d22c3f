import { Card } from '@/app/_components/ui/card';
import type { Draft } from '@/lib/dataset/mapping/draftDictionary';
import { CUSTOMARY_READING } from '@/lib/dataset/reading/schema';
import type { SniffedFile } from '@/lib/dataset/server/sniffFile';
import { Labelled, SELECT } from './columnsTable';
import { DELIMITER_WORDS, DialectFields } from './dialectFields';

const SHOWN = 5;

/** How the file is written, as it was found or chosen, with its first rows to see whether that is right. */
export function ReadingCard({ sniffed, draft }: { sniffed: SniffedFile; draft: Draft }) {
  const { reading, header, sample, evidence, ambiguous, otherwise } = sniffed;
  const { decimal, thousands, missing } = draft.dictionary?.file ?? CUSTOMARY_READING;
  return (
    <Card labelledBy="reading-title">
      <h2 id="reading-title" className="text-base/6 font-semibold">
        Read as {reading.encoding.toUpperCase()} with {DELIMITER_WORDS[reading.delimiter]}, a decimal {decimal === '.' ? 'point' : 'comma'}{reading.skipLines > 0 ? `, ${reading.skipLines} ${reading.skipLines === 1 ? 'line' : 'lines'} before the header left out` : ''}
      </h2>
      <ul className="mt-1 list-inside list-disc text-text-2">{[...new Set([...Object.values(evidence), ...ambiguous.map(({ why }) => why), ...draft.notes])].map((sentence) => <li key={sentence} className="break-words">{sentence}</li>)}</ul>
      <details className="mt-3">
        <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent underline underline-offset-2">Read it another way</summary>
        <div className="mt-2 flex flex-wrap gap-3">
          <DialectFields reading={reading} otherwise={otherwise} />
          <Labelled label="Decimal mark"><input type="hidden" name="was.decimal" value={decimal} /><select name="decimal" defaultValue={decimal} className={SELECT}><option value=".">point</option><option value=",">comma</option></select></Labelled>
          <Labelled label="Digits are grouped by">
            <input type="hidden" name="was.thousands" value={thousands === ' ' ? 'space' : thousands} />
            <select name="thousands" defaultValue={thousands === ' ' ? 'space' : thousands} className={SELECT}><option value="">nothing</option><option value=",">comma</option><option value=".">point</option><option value="space">space</option><option value="'">apostrophe</option></select>
          </Labelled>
          <Labelled label="Mean “no value”, with commas between" wide><input type="hidden" name="was.missing" value={missing.join(', ')} /><input name="missing" defaultValue={missing.join(', ')} placeholder="NA, -" className={SELECT} /></Labelled>
        </div>
      </details>
      <details className="mt-3">
        <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent underline underline-offset-2">Show the first rows</summary>
        <div className="mt-2 overflow-x-auto" role="region" aria-label="First rows of the file" tabIndex={0}>
          <table className="text-xs">
            <thead><tr className="border-b border-border text-text-3">{header.map((name, i) => <th key={`${i} ${name}`} scope="col" className="px-2 py-1 text-left font-medium whitespace-nowrap">{name}</th>)}</tr></thead>
            <tbody>{sample.slice(0, SHOWN).map((row, i) => <tr key={i} className="border-b border-border last:border-0">{row.map((cell, j) => <td key={j} className="max-w-60 truncate px-2 py-1 whitespace-nowrap">{cell}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </details>
    </Card>
  );
}
