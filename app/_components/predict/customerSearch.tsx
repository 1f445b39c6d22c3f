'use client';
import { Search } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from '@/app/_components/ui/button';
import { suggestCustomerIds } from './actions';

const PAUSE_MS = 120;

/** A customer ID to type or pick; suggestions follow what is typed. */
export function CustomerSearch({ customerId, error, examples, submit, pending }: {
  customerId: string;
  error: string | undefined;
  examples: string[];
  submit: (form: FormData) => void;
  pending: boolean;
}) {
  const id = useId();
  const [options, setOptions] = useState(examples);
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

  return (
    <form action={submit} noValidate role="search" aria-label="Find a customer">
      <input type="hidden" name="intent" value="lookup" />
      <label htmlFor={id} className="mb-1 block font-medium">Customer ID</label>
      <div className="flex gap-2">
        <input
          id={id}
          name="customerId"
          list={`${id}-options`}
          defaultValue={customerId}
          onChange={(event) => suggest(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder={examples[0] ? `e.g. ${examples[0]}` : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="min-h-11 min-w-0 flex-1 rounded-control border border-control bg-surface px-3 placeholder:text-text-3 aria-invalid:border-high sm:min-h-9"
        />
        <datalist id={`${id}-options`}>{options.map((option) => <option key={option} value={option}>{option}</option>)}</datalist>
        <Button look="secondary" disabled={pending}><Search aria-hidden className="size-4" /> Find</Button>
      </div>
      {error && <p id={`${id}-error`} role="alert" className="mt-1 text-xs text-high-text">{error}</p>}
    </form>
  );
}
