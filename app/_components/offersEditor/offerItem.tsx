import type { Route } from 'next';
import Link from 'next/link';
import { Button } from '@/app/_components/ui/button';

/** An offer of the list, as it is printed. */
export interface ShownOffer {
  id: string;
  name: string;
  /** Channel, costs and save rate. */
  terms: string;
  conditions: string;
  /** What the dataset lacks for it; null where it applies. */
  lacks: string | null;
  /** For how many it is; null where that is not known yet. */
  counts: string | null;
}

const LINK = 'inline-flex min-h-9 items-center text-accent underline underline-offset-2';

export function OfferItem({ offer: { id, name, terms, conditions, lacks, counts }, action, disabled }: { offer: ShownOffer; action: (form: FormData) => void; disabled: boolean }) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-3" data-offer={id}>
      <div className="min-w-0 max-w-[44rem] grow basis-80">
        <p className="font-medium"><Link href={`/settings/offers?offer=${id}` as Route} prefetch={false} className="text-accent underline underline-offset-2">{name}</Link></p>
        <p className="numeric text-text-2">{terms}</p>
        <p className="text-xs text-text-3">{lacks ? <><strong className="font-medium text-medium-text">Does not apply</strong>: this data lacks {lacks}.</> : conditions}</p>
      </div>
      <div className="flex flex-col gap-1 sm:items-end">
        {counts && <p className="numeric text-xs text-text-2">{counts}</p>}
        <div className="flex flex-wrap items-center gap-4">
          <Link href={`/settings/offers?offer=${id}` as Route} prefetch={false} aria-label={`Edit ${name}`} className={LINK}>Edit</Link>
          <Link href={`/settings/offers?offer=new&from=${id}` as Route} prefetch={false} aria-label={`Duplicate ${name}`} className={LINK}>Duplicate</Link>
          <form action={action}>
            <input type="hidden" name="intent" value="delete" />
            <input type="hidden" name="id" value={id} />
            <Button look="secondary" disabled={disabled} aria-label={`Delete ${name}`}>Delete</Button>
          </form>
        </div>
      </div>
    </li>
  );
}
