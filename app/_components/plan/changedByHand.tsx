import { Undo2 } from 'lucide-react';
import Link from 'next/link';
import { planAddress } from '@/app/(dashboard)/plan/planQuery';
import type { Workspace } from '@/lib/workspace/derive';
import type { PlanSettings } from '@/lib/workspace/plan/planSettings';

const SHOWN = 12;
const CHIP = 'inline-flex min-h-8 items-center gap-1.5 rounded-full border border-control px-3 text-xs hover:bg-raised';

/** What was changed by hand, each with its undo; nothing where nothing was. */
export function ChangedByHand({ workspace: { offers: { applicable } }, settings }: { workspace: Workspace; settings: PlanSettings }) {
  const changes = [
    ...settings.without.map((id) => ({ id, text: `${id} left out`, undone: { ...settings, without: settings.without.filter((other) => other !== id) } })),
    ...Object.entries(settings.fixed).map(([id, offer]) => {
      const { [id]: _own, ...fixed } = settings.fixed;
      return { id, text: `${id}: ${applicable.find((candidate) => candidate.offer.id === offer)?.offer.name ?? offer}`, undone: { ...settings, fixed } };
    }),
  ];
  if (changes.length === 0) return null;
  return (
    <div role="group" aria-label="Changed by hand" className="flex flex-wrap items-center gap-2 print:hidden">
      <span className="text-text-3">Changed by hand:</span>
      {changes.slice(-SHOWN).map(({ id, text, undone }) => <Link key={id} scroll={false} prefetch={false} href={planAddress(undone)} aria-label={`Undo: ${text}`} className={CHIP}>{text} <Undo2 aria-hidden className="size-3.5" /></Link>)}
      {changes.length > SHOWN && <span className="text-xs text-text-3">and {changes.length - SHOWN} before</span>}
      <Link scroll={false} prefetch={false} href={planAddress({ ...settings, without: [], fixed: {} })} className={CHIP}>Undo all</Link>
    </div>
  );
}
