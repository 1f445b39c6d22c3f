import { Button } from '@/app/_components/ui/button';
import { Card } from '@/app/_components/ui/card';
import { readSniffed } from '@/lib/intake/server/lookedAt';
import { submitReading } from './actions';
import { DialectFields } from './dialectFields';

/** For a file that could not be read to its end: how it was taken to be written, to say otherwise. Nothing where not even that was found. */
export async function RereadCard({ importId }: { importId: string }) {
  const sniffed = await readSniffed(importId);
  if (!sniffed) return null;
  return (
    <Card labelledBy="reread-title">
      <h2 id="reread-title" className="text-base/6 font-semibold">Read it another way</h2>
      <ul className="mt-1 mb-3 list-inside list-disc text-text-2">
        {[...new Set([...Object.values(sniffed.evidence), ...sniffed.ambiguous.map(({ why }) => why)])].map((sentence) => <li key={sentence} className="break-words">{sentence}</li>)}
      </ul>
      <form action={submitReading} className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="importId" value={importId} />
        <DialectFields reading={sniffed.reading} otherwise={sniffed.otherwise} />
        <Button type="submit">Look at it again</Button>
      </form>
    </Card>
  );
}
