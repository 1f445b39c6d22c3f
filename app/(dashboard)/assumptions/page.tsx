import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { AssumptionsForm, type ShownGroup } from '@/app/_components/assumptions/assumptionsForm';
import { ElsewhereCard } from '@/app/_components/assumptions/elsewhereCard';
import { HistoryCard } from '@/app/_components/assumptions/historyCard';
import { SaveRatesCard } from '@/app/_components/assumptions/saveRatesCard';
import { TornadoCard } from '@/app/_components/assumptions/tornadoCard';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Notice } from '@/app/_components/ui/notice';
import { whyNotWritable } from '@/lib/storage/server/dataHome';
import { FIELD_GROUPS, typedText, valueOf } from '@/lib/workspace/assumptionsPage/fields';
import { printed } from '@/lib/workspace/assumptionsPage/historyText';
import { reasonsWithin } from '@/lib/workspace/offers/reasonsWithin';
import type { Workspace } from '@/lib/workspace/derive';
import { listChanges } from '@/lib/workspace/server/saveAssumptions';
import { getWorkspace } from '@/lib/workspace/server/workspace';

export const metadata: Metadata = { title: 'Assumptions', description: 'What is assumed and not measured: margin, discount, horizon, acceptance, bands and save rates; which of them matters most, and who changed what.' };

const PLACES = [['#depends', 'What matters most'], ['#save-rates', 'Save rates'], ['#history', 'History']] as const;

export default async function AssumptionsPage() {
  const workspace = await getWorkspace();
  const notWritable = await whyNotWritable();
  const { assumptionsProblem, offersProblem, dataset: { dictionary } } = workspace;
  return (
    <>
      <PageHeader title="Assumptions">What is assumed and not measured, for {dictionary.name}. Whatever rests on one changes with it</PageHeader>
      <nav aria-label="On this page" className="-mt-3 mb-6 flex flex-wrap gap-x-4">
        {PLACES.map(([href, label]) => <a key={href} href={href} className="inline-flex min-h-8 items-center text-accent underline underline-offset-2">{label}</a>)}
      </nav>
      <div className="flex flex-col gap-6">
        {assumptionsProblem && <Notice tone="problem" title="The saved assumptions are not in use">{assumptionsProblem} Save once more, and what cannot be used is replaced.</Notice>}
        {offersProblem && <Notice tone="problem" title="Something is wrong with the offers">{offersProblem} <Link href={'/settings/offers' as Route} className="underline underline-offset-2">See the offers</Link></Notice>}
        <AssumptionsForm groups={shownGroups(workspace)} currency={dictionary.currency} notWritable={notWritable} />
        <TornadoCard workspace={workspace} reasons={await reasonsWithin(workspace)} />
        <SaveRatesCard workspace={workspace} />
        <ElsewhereCard workspace={workspace} />
        <HistoryCard workspace={workspace} history={await listChanges()} notWritable={notWritable !== null} />
      </div>
    </>
  );
}

function shownGroups({ assumptions, parts, dataset }: Workspace): ShownGroup[] {
  return FIELD_GROUPS.map(({ title, fields }) => ({
    title,
    fields: fields.map((field) => {
      const [value, own] = [valueOf(assumptions, field), valueOf(parts.assumptions, field)];
      return { ...field, typed: typedText(field, value), own: value === own ? null : printed(field, own, dataset.dictionary.currency) };
    }),
  }));
}
