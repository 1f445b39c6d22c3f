'use client';
import { Database, Gauge, LayoutDashboard, UserSearch, type LucideIcon } from 'lucide-react';
import type { Route } from 'next';
import Link, { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';

/** The screens, in the order of a working day. A new screen is one line here. */
const SCREENS: { href: Route; label: string; icon: LucideIcon }[] = [
  { href: '/', label: 'Overview', icon: LayoutDashboard },
  { href: '/predict', label: 'Predict', icon: UserSearch },
  { href: '/model', label: 'Model', icon: Gauge },
  { href: '/data', label: 'Data', icon: Database },
];

/** At the left on wide screens, at the bottom on a phone. */
export function Navigation({ place }: { place: 'side' | 'bottom' }) {
  const pathname = usePathname();
  const side = place === 'side';
  return (
    <nav aria-label="Screens" className={side ? 'hidden lg:block' : 'fixed inset-x-0 bottom-0 z-10 border-t border-border bg-surface lg:hidden'}>
      <ul className={side ? 'flex flex-col gap-1' : 'grid grid-cols-4'}>
        {SCREENS.map(({ href, label, icon: Icon }) => {
          const current = href === '/' ? pathname === '/' : pathname.startsWith(href);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={current ? 'page' : undefined}
                className={`flex items-center rounded-control text-text-2 hover:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-accent ${side ? 'min-h-9 gap-3 px-3 aria-[current=page]:bg-raised' : 'min-h-14 flex-col justify-center gap-0.5 text-xs'}`}
              >
                <ScreenIcon icon={Icon} />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/**
 * Pulses while its screen is on the way. A loading page in its place would stay there for good without JavaScript: a streamed
 * page needs a script to put its content where the skeleton stands.
 */
function ScreenIcon({ icon: Icon }: { icon: LucideIcon }) {
  const { pending } = useLinkStatus();
  return <Icon aria-hidden className={`size-4 ${pending ? 'animate-pulse text-accent' : ''}`} />;
}
