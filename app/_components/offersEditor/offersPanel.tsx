'use client';
import type { Route } from 'next';
import Link from 'next/link';
import { useActionState, useEffect, useRef } from 'react';
import { sendWithoutReset } from '@/app/_components/assumptions/assumptionsForm';
import { ReportCard } from '@/app/_components/assumptions/reportCard';
import { Button } from '@/app/_components/ui/button';
import { Card } from '@/app/_components/ui/card';
import { formatCount } from '@/lib/format';
import type { ChannelDraft } from '@/lib/workspace/assumptionsPage/channelDraft';
import { ChannelsForm } from './channelsForm';
import { ImportQuestion } from './importQuestion';
import { UndoForm } from './offerTold';
import { OfferItem, type ShownOffer } from './offerItem';
import { submitOffers } from './offersAction';
import type { OffersState } from './offersState';

/** All offers, the channels that they go out by, and the file that holds both. */
export function OffersPanel({ offers, channels, isSaved, exportHref, notWritable, title }: {
  offers: ShownOffer[];
  channels: ChannelDraft[];
  /** Whether offers are saved in place of the dataset's own. */
  isSaved: boolean;
  exportHref: string;
  notWritable: string | null;
  title: string;
}) {
  const [state, action, pending] = useActionState<OffersState, FormData>(submitOffers, { step: 'start' });
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.step !== 'start') told.current?.focus();
  }, [state]);
  const disabled = notWritable !== null || pending;
  const [applicable, absent] = [offers.filter(({ lacks }) => lacks === null), offers.filter(({ lacks }) => lacks !== null)];
  const list = (shown: readonly ShownOffer[]) => <ul className="divide-y divide-border">{shown.map((offer) => <OfferItem key={offer.id} offer={offer} action={action} disabled={disabled} />)}</ul>;
  return (
    <div className="flex flex-col gap-6" aria-busy={pending}>
      <div ref={told} role="status" tabIndex={-1} className="focus:outline-none empty:hidden"><Told state={state} action={action} disabled={disabled} /></div>
      {notWritable && <p className="text-text-2">{notWritable}</p>}
      <Card labelledBy="offers-title">
        <div className="mb-1 flex flex-wrap items-start justify-between gap-3">
          <h2 id="offers-title" className="text-base/6 font-semibold text-balance">{title}</h2>
          <Link href={'/settings/offers?offer=new' as Route} className="inline-flex min-h-11 items-center rounded-control border border-transparent bg-accent px-4 font-medium text-on-accent hover:brightness-110 sm:min-h-9">New offer</Link>
        </div>
        {applicable.length === 0 && (
          <p className="max-w-3xl text-text-2">
            {offers.length === 0 ? 'There are no offers.' : 'Every offer asks for a column that this data does not have.'} Make one for this data, or import a file of offers. Until then the plan stays empty, and customers’ pages name a first step by risk alone.
          </p>
        )}
        {list(applicable)}
        {absent.length > 0 && (
          <details className="mt-3 border-t border-border pt-3">
            <summary className="inline-flex min-h-9 items-center text-accent underline underline-offset-2">{formatCount(absent.length)} {absent.length === 1 ? 'offer needs a column' : 'offers need columns'} that this data does not have</summary>
            {list(absent)}
          </details>
        )}
      </Card>
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
        <ChannelsForm key={JSON.stringify(channels)} channels={state.step === 'refused' && state.channels ? state.channels : channels} errors={state.step === 'refused' ? state.errors : {}} action={action} disabled={disabled} />
        <Card labelledBy="file-title" className="flex flex-col gap-4">
          <h2 id="file-title" className="text-base/6 font-semibold">The file</h2>
          <p className="text-text-2">Offers and channels are one file of JSON: {isSaved ? 'changed here, in place of those to start from' : 'those to start from, as they came'}.</p>
          <a download="offers.json" href={exportHref} className="inline-flex min-h-9 w-fit items-center text-accent underline underline-offset-2">Export as JSON</a>
          <form action={action} onSubmit={(event) => sendWithoutReset(event, action)} className="flex flex-wrap items-end gap-3">
            <div className="min-w-0">
              <label htmlFor="import-file" className="mb-1 block font-medium">Import <span className="font-normal text-text-3">in place of all offers and channels</span></label>
              <input id="import-file" type="file" name="file" accept="application/json,.json" disabled={disabled} className="max-w-full file:mr-3 file:min-h-11 file:rounded-control file:border file:border-control file:bg-surface file:px-4 file:text-text sm:file:min-h-9" />
            </div>
            <Button name="intent" value="import" look="secondary" disabled={disabled}>Import</Button>
          </form>
          {isSaved && <form action={action}><input type="hidden" name="intent" value="reset" /><Button look="secondary" disabled={disabled}>Reset to the dataset’s own file</Button></form>}
        </Card>
      </div>
    </div>
  );
}

function Told({ state, action, disabled }: { state: OffersState; action: (form: FormData) => void; disabled: boolean }) {
  if (state.step === 'start') return null;
  if (state.step === 'unchanged') return <p className="font-medium">Nothing was changed: it is like this already.</p>;
  if (state.step === 'preview') return <ImportQuestion {...state} action={action} disabled={disabled} />;
  if (state.step === 'saved') return <ReportCard report={state.report}>{state.undo && <UndoForm action={action} undo={state.undo} disabled={disabled} />}</ReportCard>;
  return (
    <div className="rounded-control border border-high bg-high-tint p-3 text-high-text">
      <p className="font-medium">Not saved.</p>
      <ul className="mt-1 list-inside list-disc">{state.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
    </div>
  );
}
