import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { OfferForm } from '@/app/_components/offersEditor/offerForm';
import { OffersPanel } from '@/app/_components/offersEditor/offersPanel';
import { shownOffers } from '@/app/_components/offersEditor/shownOffers';
import { RefreshSoon } from '@/app/_components/assumptions/refreshSoon';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Notice } from '@/app/_components/ui/notice';
import { columnsByRole, featureColumns } from '@/lib/dataset/dataset';
import { lacksColumn } from '@/lib/dataset/roleWords';
import { formatCount, formatRate } from '@/lib/format';
import { whyNotWritable } from '@/lib/storage/server/dataHome';
import { draftOf, newDraft } from '@/lib/workspace/assumptionsPage/offerDraft';
import { conditionTopics, listedOffers } from '@/lib/workspace/assumptionsPage/offersView';
import { reasonsWithin } from '@/lib/workspace/offers/reasonsWithin';
import type { Workspace } from '@/lib/workspace/derive';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { readOffersQuery } from './offersQuery';

export const metadata: Metadata = { title: 'Offers', description: 'What can be offered to customers: for whom, by which channel, at what cost, and how often it is taken to work.' };

export default async function OffersPage({ searchParams }: PageProps<'/settings/offers'>) {
  const workspace = await getWorkspace();
  const query = readOffersQuery(await searchParams, workspace.offersFile);
  const notWritable = await whyNotWritable();
  const { offersProblem, parts, offersFile, dataset } = workspace;
  const [lacking, ...others] = (['tenure', 'monthlyCharge'] as const).filter((role) => columnsByRole(dataset, role).length === 0);
  return (
    <>
      <PageHeader title={query.editing ? query.title : 'Offers'}>{query.editing ? <Link href={'/settings/offers' as Route} className="text-accent underline underline-offset-2">All offers</Link> : 'What can be offered, for whom, at what cost. Every expected value rests on it'}</PageHeader>
      <div className="flex flex-col gap-6">
        {offersProblem && (
          <Notice tone="problem" title="A file of offers cannot be used">
            <span className="whitespace-pre-line">{offersProblem}</span> In use are {parts.changes?.offers ? 'the offers that were saved here' : offersFile.offers.length > 0 ? 'those to start from' : 'none'} until it is corrected.
          </Notice>
        )}
        {lacking !== undefined && !query.editing && (
          <Notice title="Offers cannot be weighed with this data">{lacksColumn([lacking, ...others], 'bring what each customer is worth, and with it the best offer for each')} They can be written down all the same.</Notice>
        )}
        {query.notice && <Notice title="Part of the address was ignored">{query.notice}</Notice>}
        {query.editing ? <Editor workspace={workspace} query={query} notWritable={notWritable} /> : <List workspace={workspace} notWritable={notWritable} />}
      </div>
    </>
  );
}

function Editor({ workspace, query, notWritable }: { workspace: Workspace; query: Extract<ReturnType<typeof readOffersQuery>, { editing: true }>; notWritable: string | null }) {
  const { offersFile, dataset } = workspace;
  const initial = query.offer ? draftOf(query.offer) : newDraft(offersFile);
  const columns = featureColumns(dataset).map(({ spec }) => ({ name: spec.name, label: spec.label }));
  return (
    <OfferForm
      // Another offer is another form: nothing of the one before stays in it.
      key={`${query.id} ${query.offer?.id ?? ''}`}
      id={query.id}
      initial={query.id === '' && query.offer ? { ...initial, name: `${initial.name}, copy` } : initial}
      channels={offersFile.channels.map(({ id, label }) => ({ id, label }))}
      topics={conditionTopics(workspace)}
      columns={columns}
      currency={dataset.dictionary.currency}
      usualAcceptance={formatRate(workspace.assumptions.acceptance)}
      notWritable={notWritable}
    />
  );
}

async function List({ workspace, notWritable }: { workspace: Workspace; notWritable: string | null }) {
  const reasons = await reasonsWithin(workspace);
  const { offersFile, offers: { applicable }, parts } = workspace;
  const title = `${formatCount(applicable.length)} of ${formatCount(offersFile.offers.length)} offers apply to ${workspace.dataset.dictionary.name}`;
  return (
    <>
      {!reasons && <><p className="text-text-2">For how many customers each offer is, is being worked out.</p><RefreshSoon /></>}
      <OffersPanel
        title={title}
        offers={shownOffers(listedOffers(workspace, reasons), workspace.dataset.dictionary.currency)}
        channels={offersFile.channels.map(({ id, label, perDay }) => ({ id, label, perDay: String(perDay) }))}
        isSaved={Boolean(parts.changes?.offers)}
        exportHref={`data:application/json;charset=utf-8,${encodeURIComponent(`${JSON.stringify(offersFile, null, 2)}\n`)}`}
        notWritable={notWritable}
      />
    </>
  );
}
