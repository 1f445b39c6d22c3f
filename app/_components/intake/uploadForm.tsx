'use client';
import { Upload } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '@/app/_components/ui/button';
import { Notice } from '@/app/_components/ui/notice';
import { Progress } from '@/app/_components/ui/progress';
import { formatBytes } from '@/lib/format';
import type { Purpose } from '@/lib/intake/importState';
import { sendFile } from './sendFile';

type State = { step: 'start' } | { step: 'sending'; name: string; bytes: number; share: number } | { step: 'failed'; message: string };

/** Takes a CSV file that is dropped, picked or pasted, and goes on where its import does. Without JavaScript it is a plain form. */
export function UploadForm({ maxBytes, purpose, hint }: { maxBytes: number; purpose: Purpose; hint: string }) {
  const router = useRouter();
  const [state, setState] = useState<State>({ step: 'start' });
  const [isOver, setIsOver] = useState(false);
  const cancel = useRef<() => void>(undefined);

  const send = async (file: File | undefined) => {
    if (!file || state.step === 'sending') return;
    if (file.size === 0) return setState({ step: 'failed', message: `“${file.name}” is empty: it has 0 bytes. Export it again and look at it before you bring it in.` });
    if (file.size > maxBytes) return setState({ step: 'failed', message: `“${file.name}” has ${formatBytes(file.size)}; at most ${formatBytes(maxBytes)} can be brought in. Nothing was sent.` });
    const show = (share: number) => setState({ step: 'sending', name: file.name, bytes: file.size, share });
    show(0);
    const sending = sendFile(file, purpose, show);
    cancel.current = sending.cancel;
    const outcome = await sending.outcome;
    if (outcome === null) setState({ step: 'start' });
    else if (outcome.ok) router.push(outcome.location as Route);
    else setState({ step: 'failed', message: outcome.message });
  };

  const paste = useEffectEvent((event: ClipboardEvent) => {
    const { target, clipboardData } = event;
    if (target instanceof HTMLElement && target.matches('input, textarea, select')) return;
    const text = clipboardData?.getData('text/plain') ?? '';
    const file = clipboardData?.files[0] ?? (text.includes('\n') ? new File([text], 'pasted.csv', { type: 'text/csv' }) : undefined);
    if (file) event.preventDefault();
    void send(file);
  });
  const drag = useEffectEvent((event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Otherwise the browser would leave the page for the file.
    event.preventDefault();
    setIsOver(event.type === 'dragover');
    if (event.type === 'drop') void send(event.dataTransfer.files[0]);
  });
  // Anywhere on the page: nobody has to aim.
  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener('paste', (event) => paste(event), stop);
    for (const type of ['dragover', 'dragleave', 'drop'] as const) document.addEventListener(type, (event) => drag(event), stop);
    return () => {
      stop.abort();
      cancel.current?.();
    };
  }, []);

  return (
    <div className="flex flex-col gap-4">
      {state.step === 'failed' && <Notice tone="problem" title="The file was not taken">{state.message}</Notice>}
      {state.step === 'sending' ? (
        <div className="flex flex-col gap-3 rounded-card border border-border p-6">
          <Progress label={`Sending ${state.name}, ${formatBytes(state.bytes)}`} share={state.share} />
          <Button look="secondary" type="button" className="self-start" onClick={() => cancel.current?.()}>Cancel</Button>
        </div>
      ) : (
        <form
          action={`/api/v1/imports?purpose=${purpose}`}
          method="post"
          encType="multipart/form-data"
          onSubmit={(event) => {
            event.preventDefault();
            const chosen = new FormData(event.currentTarget).get('file');
            void send(chosen instanceof File && chosen.name ? chosen : undefined);
          }}
          className={`flex flex-col items-center gap-3 rounded-card border-2 border-dashed p-8 text-center ${isOver ? 'border-accent bg-raised' : 'border-control'}`}
        >
          <Upload aria-hidden className="size-8 text-text-3" />
          <p className="text-base font-medium">Drop a CSV file here, paste one, or choose it</p>
          <label className="sr-only" htmlFor="file">Customer file</label>
          <input id="file" type="file" name="file" accept=".csv,.tsv,.txt,text/csv" required onChange={(event) => void send(event.target.files?.[0])} className="max-w-full min-h-11 file:mr-3 file:min-h-9 file:rounded-control file:border file:border-control file:bg-surface file:px-3 file:font-medium" />
          <noscript><Button type="submit">Bring it in</Button></noscript>
          <p className="text-text-3">{hint} Up to {formatBytes(maxBytes)}. The file stays on this server.</p>
        </form>
      )}
    </div>
  );
}
