import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ChanceAheadKey } from '@/app/_components/customer/chanceAhead';
import { AbsentColumns } from '@/app/_components/customers/absentColumns';
import { CustomersTable } from '@/app/_components/customers/customersTable';
import { FilterBar } from '@/app/_components/customers/filterBar';
import { FilterChips } from '@/app/_components/customers/filterChips';
import { ListHead } from '@/app/_components/customers/listHead';
import { NamedRow } from '@/app/_components/customers/namedRow';
import { Pager } from '@/app/_components/customers/pager';
import { StatusSwitch } from '@/app/_components/customers/statusSwitch';
import { Summary } from '@/app/_components/customers/summary';
import { listColumns } from '@/app/_components/customers/tableColumns';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import { SavedViews } from '@/app/_components/views/savedViews';
import { formatCount, formatDate } from '@/lib/format';
import { ALL_CUSTOMERS, type CustomersQuery } from '@/lib/workspace/customerList/customerList';
import { customersView } from '@/lib/workspace/customerList/customersView';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { customerAddress, customersAddress, customerToOpen, queryText, readCustomersQuery } from './customersQuery';

export const metadata: Metadata = { title: 'Customers' };

export default async function CustomersPage({ searchParams }: PageProps<'/customers'>) {
  const [workspace, params] = await Promise.all([getWorkspace(), searchParams]);
  const query = readCustomersQuery(params, workspace);
  const customerId = customerToOpen(params, workspace);
  if (customerId !== null) redirect(customerAddress(customerId));
  // What a form wrote gets the address that one would write; a notice would be lost on the way there.
  if (query.fromForm && query.ignored.length === 0) redirect(customersAddress(query));
  const { dataset, modelProblem } = workspace;
  const { name, snapshotDate, currency } = dataset.dictionary;
  const view = customersView(workspace, query);
  const columns = listColumns(view, query, currency);
  const ignored = view.page < query.page ? [...query.ignored, `There are ${formatCount(view.pages)} pages; this is the last.`] : query.ignored;
  const [example] = dataset.rowById.keys();
  return (
    <>
      <PageHeader title="Customers" aside={<StatusSwitch query={query} view={view} />}>
        {name}: {formatCount(dataset.rowCount)} customers in the file{snapshotDate && `, as of ${formatDate(snapshotDate)}`}
      </PageHeader>
      <div className="flex flex-col gap-4">
        {ignored.length > 0 && <Notice title="Part of the address was ignored">{ignored.join(' ')}</Notice>}
        {modelProblem && <Notice tone="problem" title="No predictions right now">{modelProblem.message} {modelProblem.remedy} The list says nothing of risk until then.</Notice>}
        <FilterBar workspace={workspace} query={query} grouping={view.has.group?.name ?? null} example={example} />
        <div className="flex flex-wrap items-start gap-x-6 gap-y-2 empty:hidden">
          <FilterChips query={query} />
          <SavedViews current={queryText({ ...query, page: 1 })} />
        </div>
        <Summary view={view} currency={currency} />
        <Card labelledBy="list-title" className="@container">
          <ListHead view={view} query={query} columns={columns} />
          {view.listed > 0 ? (
            <>
              <CustomersTable rows={view.rows} columns={columns} query={query} currency={currency} />
              <NamedRow />
              <Pager query={query} view={view} />
              <ChanceAheadKey rows={view.rows} />
              <AbsentColumns has={view.has} />
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
function Empty({ query }: { query: CustomersQuery }) {
  const status = query.status === 'active' ? 'active customer' : query.status === 'left' ? 'customer who left' : 'customer';
  return (
    <div className="flex flex-col items-center gap-3 py-10 text-center">
      <p className="text-text-2">No {status} matches{query.filters.length > 0 ? ` ${query.filters.map((filter) => filter.label).join(' and ')}` : ''}.</p>
      <Link href={customersAddress(query.filters.length > 0 ? { ...query, filters: [], page: 1 } : ALL_CUSTOMERS)} className="inline-flex min-h-9 items-center rounded-control bg-accent px-4 font-medium text-on-accent">
        {query.filters.length > 0 ? 'Clear filters' : 'Show all customers'}
      </Link>
    </div>
  );
}
