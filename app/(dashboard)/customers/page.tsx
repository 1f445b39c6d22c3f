import type { Metadata } from 'next';
import Link from 'next/link';
import { CustomersTable } from '@/app/_components/customers/customersTable';
import { FilterChips } from '@/app/_components/customers/filterChips';
import { Narrow } from '@/app/_components/customers/narrow';
import { Pager } from '@/app/_components/customers/pager';
import { StatusSwitch } from '@/app/_components/customers/statusSwitch';
import { Summary } from '@/app/_components/customers/summary';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import { formatCount, formatDate } from '@/lib/format';
import { customersView } from '@/lib/workspace/customersView';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { customersAddress, readCustomersQuery } from './customersQuery';

export const metadata: Metadata = { title: 'Customers' };

export default async function CustomersPage({ searchParams }: PageProps<'/customers'>) {
  const workspace = await getWorkspace();
  const { dataset, modelProblem } = workspace;
  const { name, snapshotDate, currency } = dataset.dictionary;
  const query = readCustomersQuery(await searchParams, dataset);
  const view = customersView(workspace, query);
  const ignored = view.page < query.page ? [...query.ignored, `There are ${formatCount(view.pages)} pages; this is the last.`] : query.ignored;
  return (
    <>
      <PageHeader title="Customers" aside={<StatusSwitch query={query} view={view} />}>
        {name}: {formatCount(dataset.rowCount)} customers in the file{snapshotDate && `, as of ${formatDate(snapshotDate)}`}
      </PageHeader>
      <div className="flex flex-col gap-4">
        {ignored.length > 0 && <Notice title="Part of the address was ignored">{ignored.join(' ')}</Notice>}
        {modelProblem && <Notice tone="problem" title="No predictions right now">{modelProblem.message} {modelProblem.remedy} The list says nothing of risk until then.</Notice>}
        <FilterChips query={query} />
        <Narrow workspace={workspace} query={query} />
        <Summary view={view} currency={currency} />
        <Card labelledBy="list-title">
          <h2 id="list-title" className="sr-only">List</h2>
          {view.listed > 0 ? (
            <>
              <p className="mb-1 text-xs text-text-3">{view.has.risk ? `Active customers by ${view.has.monthlyCharge ? 'probability × monthly charge' : 'probability'}, then those who left, latest first.` : 'Active customers, then those who left.'}</p>
              <CustomersTable view={view} currency={currency} />
              <Pager query={query} view={view} />
            </>
          ) : (
            <Empty query={query} />
          )}
        </Card>
      </div>
    </>
  );
}

/** Why nobody is listed, and the one way on. */
function Empty({ query }: { query: ReturnType<typeof readCustomersQuery> }) {
  const status = query.status === 'active' ? 'active customer' : query.status === 'left' ? 'customer who left' : 'customer';
  return (
    <div className="flex flex-col items-center gap-3 py-10 text-center">
      <p className="text-text-2">No {status} matches{query.filters.length > 0 ? ` ${query.filters.map((filter) => filter.label).join(' and ')}` : ''}.</p>
      <Link href={customersAddress({ filters: [], status: null, page: 1 })} className="inline-flex min-h-9 items-center rounded-control bg-accent px-4 font-medium text-on-accent">
        {query.filters.length > 0 ? 'Clear filters' : 'Show all customers'}
      </Link>
    </div>
  );
}
