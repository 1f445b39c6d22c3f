import type { Metadata } from 'next';
import { CustomerView } from '@/app/_components/customerPage/customerView';
import { PlaceInList } from '@/app/_components/customerPage/placeInList';
import { UnknownCustomer } from '@/app/_components/customerPage/unknownCustomer';
import { WhoLine } from '@/app/_components/customerPage/whoLine';
import { panelData } from '@/app/_components/predict/panelData';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { WhatIf } from '@/app/_components/whatIf/whatIf';
import { customerIds } from '@/lib/dataset/dataset';
import { besideText, mainReason } from '@/lib/workspace/customerList/reasons';
import { customerPageView } from '@/lib/workspace/customerPage/customerPage';
import { reasonsWithin } from '@/lib/workspace/offers/reasonsWithin';
import { planStanding } from '@/lib/workspace/plan/planStanding';
import { customerNotFound, findCustomer } from '@/lib/workspace/predict';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { listOf, placeIn } from './placeIn';

/** For the reasons of all customers, which the week's plan needs: after a start a page does without it. */
const PATIENCE_MS = 50;

type Props = PageProps<'/customers/[customerId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const workspace = await getWorkspace();
  const found = findCustomer(workspace, decodeURIComponent((await params).customerId));
  const beside = besideText(workspace);
  const reason = found && mainReason(workspace, workspace.dataset.rowById.get(found.customerId)!);
  return {
    title: found ? `${found.customerId} · Customers` : 'Not found',
    description: reason ? `What makes this customer likelier to leave${beside && `, ${beside}`}: ${reason}.` : 'Whether this customer will leave, why, what is at stake and what to do first.',
  };
}

export default async function CustomerPage({ params, searchParams }: Props) {
  const workspace = await getWorkspace();
  const customerId = decodeURIComponent((await params).customerId);
  const view = customerPageView(workspace, customerId);
  // The status of the answer is the proxy's: Next's own notFound() sends an empty page that only a script fills.
  if (!view) return <UnknownCustomer customerId={customerId} suggestions={customerNotFound(workspace, customerId).suggestions} example={customerIds(workspace.dataset)[0]!} />;
  const { definition, initial, keep } = panelData(workspace, view.customerId);
  const reasons = await reasonsWithin(workspace, PATIENCE_MS);
  const place = placeIn(listOf((await searchParams).from, workspace), workspace, view.row);
  return (
    <div className="customer-sheet">
      <PlaceInList place={place} />
      <PageHeader title={view.customerId}>
        <WhoLine who={view.who} />
      </PageHeader>
      <CustomerView
        page={view}
        definition={definition}
        standing={reasons && planStanding(workspace, reasons, view.row)}
        currency={workspace.dataset.dictionary.currency}
        whatIf={definition && view.answer.kind === 'prediction' ? <WhatIf key={view.customerId} definition={definition} initial={initial} keep={keep} /> : null}
      />
    </div>
  );
}
