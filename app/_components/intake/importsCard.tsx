import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import { formatBytes, formatDate } from '@/lib/format';
import type { ImportState } from '@/lib/intake/importState';
import { listImports } from '@/lib/intake/server/importFolder';
import { jobOf } from '@/lib/intake/server/jobs';
import { discardImport } from './actions';
import { importHref } from './importHref';
import { ImportButton } from './waitStep';

const RUNNING = { profile: 'being looked at', check: 'being checked', train: 'being trained on', score: 'being scored' } as const;

/** Files on their way in, to go on with or to delete; nothing where there are none. */
export async function ImportsCard() {
  const imports = await listImports();
  if (imports.length === 0) return null;
  const jobs = await Promise.all(imports.map(({ id }) => jobOf(id).catch(() => null)));
  return (
    <Card labelledBy="imports-title">
      <h2 id="imports-title" className="text-base/6 font-semibold">{imports.length === 1 ? 'One file is here for now' : `${imports.length} files are here for now`}</h2>
      <ul className="divide-y divide-border">
        {imports.map((state, i) => (
          <li key={state.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span className="min-w-0">
              <Link href={importHref(state)} className="inline-flex min-h-6 items-center font-medium text-accent underline underline-offset-2 break-all">{state.fileName}</Link>
              <span className="block text-xs text-text-3">{formatDate(state.createdAt)}, {state.createdAt.slice(11, 16)} UTC, {formatBytes(state.bytes)}; {jobs[i]?.alive ? RUNNING[jobs[i].job.kind] : waitingFor(state)}</span>
            </span>
            <ImportButton action={discardImport} importId={state.id} look="secondary">Delete</ImportButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function waitingFor({ done, version, failure, purpose }: ImportState): string {
  if (purpose === 'score' && failure) return 'could not be scored: open it';
  if (purpose === 'score') return done.includes('score') ? 'scored: open it to download' : 'waiting to be scored';
  if (failure) return 'something failed: open it';
  if (version) return 'trained, waiting to be used';
  if (done.includes('check')) return 'checked, waiting to be trained on';
  return done.includes('profile') ? 'waiting for its columns to be agreed on' : 'waiting to be looked at';
}
