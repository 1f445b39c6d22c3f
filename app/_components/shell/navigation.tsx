'use client';
import { Ellipsis, type LucideIcon } from 'lucide-react';
import Link, { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';
import { AT_HAND, SCREEN_GROUPS, SCREENS, type Screen } from './screens';

const MORE = 'more-screens';

const SIDE = 'flex min-h-9 items-center gap-3 rounded-control px-3 text-text-2 hover:bg-raised aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-accent';
const BOTTOM = 'flex min-h-14 w-full flex-col items-center justify-center gap-0.5 rounded-control text-xs text-text-2 hover:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-accent data-[current]:font-medium data-[current]:text-accent';

const isCurrent = ({ href }: Screen, pathname: string) => (href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`));

/** At the left on wide screens, at the bottom on a phone. */
export function Navigation({ place }: { place: 'side' | 'bottom' }) {
  const pathname = usePathname();
  if (place === 'side') {
    return (
      <nav aria-label="Screens" className="hidden lg:block">
        <ul className="flex flex-col gap-1">
          {SCREEN_GROUPS.map((group, i) => group.map((screen, j) => (
            <li key={screen.href} className={i > 0 && j === 0 ? 'mt-1 border-t border-border pt-2' : ''}><ScreenLink screen={screen} pathname={pathname} className={SIDE} /></li>
          )))}
        </ul>
      </nav>
    );
  }
  const rest = SCREENS.filter((screen) => !AT_HAND.includes(screen));
  return (
    <nav aria-label="Screens" className="fixed inset-x-0 bottom-0 z-10 border-t border-border bg-surface lg:hidden">
      <ul className="grid grid-cols-5">
        {AT_HAND.map((screen) => <li key={screen.href}><ScreenLink screen={screen} pathname={pathname} className={BOTTOM} /></li>)}
        <li>
          <button popoverTarget={MORE} data-current={rest.some((screen) => isCurrent(screen, pathname)) || undefined} className={BOTTOM}>
            <Ellipsis aria-hidden className="size-4" />
            More
          </button>
          {/* The native popover opens without a script, closes on Escape and gives the focus back. */}
          <ul id={MORE} popover="auto" aria-label="More screens" className="fixed inset-auto right-2 bottom-16 m-0 min-w-44 rounded-card border border-control bg-surface p-1 text-text">
            {rest.map((screen) => <li key={screen.href}><ScreenLink screen={screen} pathname={pathname} className={`${SIDE} min-h-11`} /></li>)}
          </ul>
        </li>
      </ul>
    </nav>
  );
}

function ScreenLink({ screen, pathname, className }: { screen: Screen; pathname: string; className: string }) {
  return (
    <Link
      href={screen.href}
      aria-current={isCurrent(screen, pathname) ? 'page' : undefined}
      className={className}
      // A popover outlives the page that opened it.
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
    >
      <ScreenIcon icon={screen.icon} />
      {screen.label}
    </Link>
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
