'use client';
import { useActionState, useEffect, useRef } from 'react';
import { Button } from '@/app/_components/ui/button';
import { DataTable, type TableColumn } from '@/app/_components/ui/dataTable';
import { submitHistory } from './historyAction';
import type { HistoryState, ShownEntry } from './historyState';
import { ReportCard } from './reportCard';

const LONG = 60;

/** One row a save, with what it changed folded in it where that is more than one thing, and its way back. Plain form posts without JavaScript. */
export function HistoryList({ entries, notWritable }: { entries: ShownEntry[]; notWritable: boolean }) {
  const [state, action, pending] = useActionState<HistoryState, FormData>(submitHistory, { step: 'start' });
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.step !== 'start') told.current?.focus();
  }, [state]);
  const one = ({ details }: ShownEntry) => (details.length === 1 ? details[0]! : null);
  const columns: TableColumn<ShownEntry>[] = [
    { header: 'What', cell: (entry) => (one(entry) ? entry.name : <Folded entry={entry} />) },
    { header: 'Before', numeric: true, cell: (entry) => shortened(one(entry)?.from ?? '') },
    { header: 'After', numeric: true, cell: (entry) => shortened(one(entry)?.to ?? '') },
    { header: 'When', cell: ({ when, whenText }) => <time dateTime={when} className="whitespace-nowrap">{whenText}</time> },
    { header: 'Who', wideOnly: true, cell: ({ who }) => who },
    {
      header: 'Way back',
      cell: ({ place, when, name, way }) => way && (
        <form action={action}>
          <input type="hidden" name="place" value={place} />
          <input type="hidden" name="when" value={when} />
          <Button look="secondary" disabled={pending || notWritable} className="whitespace-nowrap">{way === 'undo' ? 'Undo' : 'Bring back'}<span className="sr-only"> {name}</span></Button>
        </form>
      ),
    },
  ];
  return (
    <div className="flex flex-col gap-3" aria-busy={pending}>
      <div ref={told} role="status" tabIndex={-1} className="focus:outline-none empty:hidden">
        {state.step === 'saved' && <ReportCard report={state.report}>{null}</ReportCard>}
        {state.step === 'failed' && <p className="rounded-control border border-high bg-high-tint p-3 text-high-text">Not saved. {state.reason}</p>}
      </div>
      <DataTable caption="History of changed assumptions" columns={columns} rows={entries} rowKey={({ place, when }) => `${when} ${place}`} />
    </div>
  );
}

function Folded({ entry: { name, details } }: { entry: ShownEntry }) {
  return (
    <details>
      <summary className="min-h-6 text-accent underline underline-offset-2">{name}</summary>
      <ul className="numeric mt-1 flex flex-col gap-1 text-xs font-normal text-text-2">
        {details.map((detail) => <li key={detail.name}><span className="font-medium text-text">{detail.name}:</span> {shortened(detail.from)} → {shortened(detail.to)}</li>)}
      </ul>
    </details>
  );
}

function shortened(text: string): string {
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}
