import Link from 'next/link';
import { formatDate, formatMonths } from '@/lib/format';
import type { Who } from '@/lib/workspace/customerPage/customerPage';

const CHIP = 'inline-flex min-h-6 items-center rounded-full border px-2.5 text-xs font-medium whitespace-nowrap';

/** Who it is, in one line: where they stand, then the groups they belong to, each leading to its customers. */
export function WhoLine({ who: { status, segment, quadrant, tenure, group, monthlyCharge } }: { who: Who }) {
  const facts = [tenure !== null && `${formatMonths(tenure)} a customer`, group?.text, monthlyCharge].filter((fact) => typeof fact === 'string');
  return (
    <span className="numeric flex flex-wrap items-center gap-x-3 gap-y-1.5 text-text-2">
      <span className={`${CHIP} border-control text-text`}>{status.active ? 'Active' : status.leftOn ? `Left ${formatDate(status.leftOn)}` : 'Left'}</span>
      <Link href={{ pathname: '/customers', query: { segment: segment.id } }} prefetch={false} title={segment.text} className={`${CHIP} border-border text-accent hover:bg-raised`}>
        <span className="sr-only">Segment: </span>{segment.label}
      </Link>
      {quadrant && (
        <Link href={{ pathname: '/customers', query: { quadrant: quadrant.id } }} prefetch={false} title={`Customers who ${quadrant.text}`} className={`${CHIP} border-border text-accent hover:bg-raised`}>
          <span className="sr-only">Value and risk: </span>{quadrant.label}
        </Link>
      )}
      {facts.map((fact) => <span key={fact}>{fact}</span>)}
    </span>
  );
}
