'use client';
import { Search } from 'lucide-react';
import Form from 'next/form';
import { useId, useRef, useState, type ComponentProps, type ReactNode } from 'react';
import { Button } from '@/app/_components/ui/button';
import { suggestCustomerIds } from './actions';

const PAUSE_MS = 120;

/**
 * A customer ID to type or pick; suggestions follow what is typed. With `lookup` the form is sent there; without, it leads
 * to the customer's address, so that reload, Back and a link bring them again.
 */
export function CustomerSearch({ customerId, error, examples, lookup }: {
  customerId: string;
  error: string | undefined;
  examples: string[];
  lookup?: Pick<ComponentProps<'form'>, 'action' | 'onSubmit'>;
}) {
  const id = useId();
  const [options, setOptions] = useState(examples);
  const [typed, setTyped] = useState(customerId);
  const [shownFor, setShownFor] = useState(customerId);
  if (shownFor !== customerId) {
    // Another customer is in view, by a link or by Back: the field follows.
    setShownFor(customerId);
    setTyped(customerId);
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(0);

  const suggest = (prefix: string) => {
    clearTimeout(timer.current);
    const request = ++latest.current;
    timer.current = setTimeout(async () => {
      const found = prefix.trim() === '' ? examples : await suggestCustomerIds(prefix).catch(() => []);
      if (request === latest.current) setOptions(found);
    }, PAUSE_MS);
  };

  const fields = (
    <>
      <label htmlFor={id} className="mb-1 block font-medium">Customer ID</label>
      <div className="flex gap-2">
        <input
          id={id}
          name={lookup ? 'customerId' : 'id'}
          data-search
          list={`${id}-options`}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            suggest(event.target.value);
          }}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder={examples[0] ? `e.g. ${examples[0]}` : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="min-h-11 min-w-0 flex-1 rounded-control border border-control bg-surface px-3 placeholder:text-text-3 aria-invalid:border-high sm:min-h-9"
        />
        <datalist id={`${id}-options`}>{options.map((option) => <option key={option} value={option}>{option}</option>)}</datalist>
        <Button look="secondary"><Search aria-hidden className="size-4" /> Find</Button>
      </div>
      {error && <p id={`${id}-error`} role="alert" className="mt-1 text-xs text-high-text">{error}</p>}
      {!error && customerId !== '' && typed.trim() !== customerId && <p className="mt-1 text-xs text-text-3">The answer shown is for {customerId}. Press Find for another customer.</p>}
    </>
  );
  return <SearchForm lookup={lookup}>{fields}</SearchForm>;
}

function SearchForm({ lookup, children }: { lookup: Pick<ComponentProps<'form'>, 'action' | 'onSubmit'> | undefined; children: ReactNode }) {
  const shared = { role: 'search', 'aria-label': 'Find a customer', noValidate: true };
  if (!lookup) return <Form action="/predict" {...shared}>{children}</Form>;
  return (
    <form {...lookup} {...shared}>
      <input type="hidden" name="intent" value="lookup" />
      {children}
    </form>
  );
}
