import type { Metadata } from 'next';
import { CustomerView } from '@/app/_components/customerPage/customerView';
import { PlaceInList } from '@/app/_components/customerPage/placeInList';
import { UnknownCustomer } from '@/app/_components/customerPage/unknownCustomer';
import { WhoLine } from '@/app/_components/customerPage/whoLine';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { customerIds } from '@/lib/dataset/dataset';
import { customerPageView } from '@/lib/workspace/customerPage/customerPage';
import { customerNotFound, findCustomer } from '@/lib/workspace/predict';
import { getFormDefinition } from '@/lib/workspace/server/queries';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { listOf, placeIn } from './placeIn';

type Props = PageProps<'/customers/[customerId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const customerId = decodeURIComponent((await params).customerId);
  const found = findCustomer(await getWorkspace(), customerId);
  return { title: found ? `${found.customerId} · Customers` : 'Not found', description: 'Whether this customer will leave, why, what is at stake and what to do first.' };
}

export default async function CustomerPage({ params, searchParams }: Props) {
  const workspace = await getWorkspace();
  const customerId = decodeURIComponent((await params).customerId);
  const view = customerPageView(workspace, customerId);
  // The status of the answer is the proxy's: Next's own notFound() sends an empty page that only a script fills.
  if (!view) return <UnknownCustomer customerId={customerId} suggestions={customerNotFound(workspace, customerId).suggestions} example={customerIds(workspace.dataset)[0]!} />;
  const place = placeIn(listOf((await searchParams).from, workspace), workspace, view.row);
  return (
    <>
      <PageHeader title={view.customerId} trail={[{ label: 'Customers', href: place.list }, { label: view.customerId }]} aside={<PlaceInList place={place} />}>
        <WhoLine who={view.who} />
      </PageHeader>
      <CustomerView page={view} definition={getFormDefinition(workspace)} currency={workspace.dataset.dictionary.currency} />
    </>
  );
}
