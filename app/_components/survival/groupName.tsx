import Link from 'next/link';
import type { ComparedGroup } from '@/lib/workspace/survivalPage/comparison';

/** A group with the line that is drawn for it, if one is, leading to its customers where an address can ask for them. */
export function GroupName({ group: { label, value }, color = 'transparent', by }: { group: ComparedGroup; color?: string | undefined; by: string }) {
  return (
    <span className="flex min-w-32 items-center gap-2">
      <span aria-hidden className="w-4 shrink-0 border-t-2" style={{ borderColor: color }} />
      {value === null ? label : <Link href={{ pathname: '/customers', query: { [by]: value } }} className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">{label}</Link>}
    </span>
  );
}
