import { formatMonths, formatProbability } from '@/lib/format';

/** The chance to leave in the months ahead; one that rests on months which the data does not show is marked. */
export function ChanceAhead({ share, beyond }: { share: number; /** The last month that the data follows customers to, where the chance rests on later ones. */ beyond: number | null }) {
  if (beyond === null) return <>{formatProbability(share)}</>;
  return <><span aria-hidden title={beyondText(beyond)}>≈</span><span className="sr-only">about </span>{formatProbability(share)}</>;
}

/** What the mark means, below a table; nothing where no row has it. */
export function ChanceAheadKey({ rows }: { rows: readonly { leavingBeyond: number | null }[] }) {
  const beyond = rows.flatMap(({ leavingBeyond }) => leavingBeyond ?? []);
  if (beyond.length === 0) return null;
  return <p className="mt-2 text-xs text-text-3" data-extrapolated>≈ {beyondText(Math.min(...beyond), Math.max(...beyond))}</p>;
}

/** Groups of customers are followed to different months. */
function beyondText(first: number, last = first): string {
  const months = first === last ? formatMonths(last) : `${first} to ${formatMonths(last)}`;
  return `Extrapolated: it lies beyond the ${months} that customers like ${first === last ? 'this' : 'these'} are seen for.`;
}
