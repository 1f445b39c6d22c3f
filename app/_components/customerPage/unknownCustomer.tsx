import { Search } from 'lucide-react';
import Link from 'next/link';
import { customerAddress } from '@/app/(dashboard)/customers/customersQuery';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Button } from '@/app/_components/ui/button';
import { Card } from '@/app/_components/ui/card';
import { shortened } from '@/lib/workspace/customerList/filters';

/** In place of a customer whom the file does not have: the nearest IDs, and a search. */
export function UnknownCustomer({ customerId, suggestions, example }: {
  customerId: string;
  /** The nearest IDs; where none is near, an example says what IDs look like. */
  suggestions: readonly string[];
  example: string;
}) {
  return (
    <>
      <PageHeader title="There is no such customer" trail={[{ label: 'Customers', href: '/customers' }, { label: 'Not found' }]} />
      <Card className="flex max-w-xl flex-col gap-4">
        <p className="break-words">No customer in the file has the ID “{shortened(customerId)}”. {suggestions.length > 0 ? 'The nearest:' : `IDs here look like ${example}.`}</p>
        {suggestions.length > 0 && (
          <ul aria-label="Nearest IDs" className="flex flex-wrap gap-x-4 gap-y-2">
            {suggestions.map((id) => <li key={id}><Link href={customerAddress(id)} className="inline-flex min-h-9 items-center font-medium text-accent underline underline-offset-2">{id}</Link></li>)}
          </ul>
        )}
        <form action="/customers" role="search" aria-label="Find a customer">
          <label htmlFor="customer-id" className="mb-1 block font-medium">Customer ID, or how it begins</label>
          <div className="flex gap-2">
            <input id="customer-id" name="id" data-search defaultValue={customerId} required maxLength={100} autoComplete="off" spellCheck={false} className="min-h-11 min-w-0 flex-1 rounded-control border border-control bg-surface px-3 sm:min-h-9" />
            <Button look="secondary"><Search aria-hidden className="size-4" /> Find</Button>
          </div>
        </form>
        <Link href="/customers" className="inline-flex min-h-6 w-fit items-center text-accent underline underline-offset-2">All customers</Link>
      </Card>
    </>
  );
}
