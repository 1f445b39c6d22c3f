'use client';
import { useFormStatus } from 'react-dom';
import { Button } from '@/app/_components/ui/button';

/** Ends a job: pressed once, and until the job is gone it says so. Inside the form that does it. */
export function CancelButton({ children }: { children: string }) {
  const { pending } = useFormStatus();
  return <Button look="secondary" type="submit" aria-disabled={pending} onClick={(event) => pending && event.preventDefault()} className="aria-disabled:opacity-60">{pending ? 'Cancelling …' : children}</Button>;
}
