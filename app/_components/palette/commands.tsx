'use client';
import { Search } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore, type ComponentType, type RefObject } from 'react';
import { SCREENS } from '@/app/_components/shell/screens';
import { walkList } from './actions';
import { customerOfPath } from './customerPath';
import type { DialogName, DialogsProps } from './dialogs';
import { isTaken, readKey, type KeyCommand } from './keys';
import { ListWalk } from './listWalk';
import { focusSearch, moveRow } from './moveRow';
import { keysAreOn, rememberCustomer } from './stored';

const never = () => () => {};
const loadDialogs = () => import('./dialogs').then((module) => module.Dialogs);

/**
 * The way to the command palette, and the keys. Palette and help are fetched when they are first wanted; without JavaScript the
 * button is a link to the customers.
 */
export function Commands() {
  const router = useRouter();
  const pathname = usePathname();
  const [Dialogs, setDialogs] = useState<ComponentType<DialogsProps> | null>(null);
  const [open, setOpen] = useState<DialogName | null>(null);
  /** What is typed while the palette is on its way, until its field has the focus and takes it; null at any other time. */
  const early = useRef<string | null>(null);
  const takeEarly = () => {
    const typed = early.current ?? '';
    early.current = null;
    return typed;
  };
  const [walk] = useState(() => new ListWalk(
    (customerId, steps) => walkList({ customerId, from: new URLSearchParams(location.search).get('from') ?? '', steps }),
    // Addresses of customers are of our own making. In place of each other: after fifty customers Back is still the list.
    (href) => router.replace(href as Route),
  ));
  const isMac = useSyncExternalStore(never, () => /Mac|iPhone|iPad/.test(navigator.platform), () => false);

  const show = async (name: DialogName) => {
    if (name === 'palette') early.current = '';
    const loaded = await loadDialogs().catch(() => null);
    // Without the network there is no palette; the list may still be in the browser's store.
    if (!loaded) return location.assign('/customers');
    setDialogs(() => loaded);
    setOpen(name);
  };

  useKeys(early, (command) => {
    if (command.kind === 'go') router.push(command.href);
    else if (command.kind === 'next') moveRow(1, walk);
    else if (command.kind === 'previous') moveRow(-1, walk);
    else if (command.kind === 'help') void show('help');
    else if (!focusSearch()) void show('palette');
  }, () => void show('palette'));

  useEffect(() => {
    const customerId = customerOfPath(pathname);
    if (customerId !== null) rememberCustomer(customerId);
  }, [pathname]);

  return (
    <>
      <Link
        href="/customers"
        prefetch={false}
        aria-label="Search"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={() => void loadDialogs().catch(() => {})}
        onClick={(event) => {
          // A click for a new tab stays one.
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          void show('palette');
        }}
        className="ml-auto flex size-11 items-center justify-center gap-2 rounded-control border border-border text-text-2 hover:bg-raised lg:mx-0 lg:h-auto lg:min-h-9 lg:w-full lg:justify-start lg:border-control lg:px-3"
      >
        <Search aria-hidden className="size-4" />
        <span className="hidden lg:inline">Search</span>
        <kbd className="hidden font-sans text-xs text-text-3 lg:ml-auto lg:inline">{isMac ? '⌘ K' : 'Ctrl K'}</kbd>
      </Link>
      {Dialogs && open && (
        <Dialogs
          open={open}
          takeTyped={takeEarly}
          onOpen={setOpen}
          onClose={(name) => setOpen((now) => (now === name ? null : now))}
        />
      )}
    </>
  );
}

/** Ctrl-K opens the palette, wherever the focus is. Keys pressed alone are given to `onCommand`, unless they are switched off. */
function useKeys(early: RefObject<string | null>, onCommand: (command: KeyCommand) => void, onPalette: () => void): void {
  const command = useEffectEvent(onCommand);
  const palette = useEffectEvent(onPalette);
  useEffect(() => {
    let gAt: number | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        if (event.defaultPrevented) return;
        // Browsers have a search of their own on this key.
        event.preventDefault();
        if (!document.querySelector('dialog[open]')) palette();
        return;
      }
      if (early.current !== null && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        early.current += event.key;
        return;
      }
      // Shift alone is half of "?".
      if (event.key === 'Shift') return;
      if (isTaken(event) || !keysAreOn()) {
        gAt = null;
        return;
      }
      const { command: asked, gAt: next } = readKey(SCREENS, gAt, event.key, event.timeStamp);
      gAt = next;
      if (!asked) return;
      // The slash would open a browser's own search.
      event.preventDefault();
      command(asked);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [early]);
}
