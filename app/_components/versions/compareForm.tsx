import type { Route } from 'next';
import Link from 'next/link';
import { Button } from '@/app/_components/ui/button';

const SELECT = 'min-h-11 w-full min-w-0 rounded-control border border-control bg-surface px-2.5 sm:min-h-9';

/** Which two versions: a plain form, so that the choice is an address. */
export function CompareForm({ versions, a, b }: { versions: readonly { id: string; name: string }[]; a: string | null; b: string | null }) {
  const other = (id: string | null) => versions.find((version) => version.id !== id)?.id;
  const chosen = { a: a ?? other(b)!, b: b ?? other(a ?? other(b)!)! };
  return (
    <form action="/data/versions/compare" key={`${a} ${b}`} className="flex flex-wrap items-end gap-3 print:hidden">
      {(['a', 'b'] as const).map((side) => (
        <label key={side} className="min-w-0 flex-1 basis-56">
          <span className="mb-1 block font-medium">{side === 'a' ? 'A' : 'B'}</span>
          <select name={side} defaultValue={chosen[side]} className={SELECT}>{versions.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>
        </label>
      ))}
      <Button type="submit">Compare</Button>
      {a && b && <Link href={`/data/versions/compare?a=${b}&b=${a}` as Route} className="inline-flex min-h-11 items-center text-accent underline underline-offset-2 sm:min-h-9">Swap</Link>}
    </form>
  );
}
