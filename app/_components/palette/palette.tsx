'use client';
import { ArrowRight, Bookmark, Search, User, Zap, type LucideIcon } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { setTheme } from '@/app/_theme/setTheme';
import { Keys } from './keyboardHelp';
import { CloseButton, Modal } from './modal';
import type { Deed, PaletteOption } from './options';
import { exportLink, usePalette } from './usePalette';

const ICONS: Record<PaletteOption['kind'], LucideIcon> = { customer: User, page: ArrowRight, view: Bookmark, action: Zap };

/** A field that finds customers by their ID, pages, saved views and actions; a list to choose from below it. */
export function Palette({ takeTyped, onClose, onHelp }: { takeTyped: () => string; onClose: () => void; onHelp: () => void }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const perform = useDeeds();
  const choose = ({ deed }: PaletteOption, newTab = false) => {
    // Closing gives the focus back, from where the next page or dialog takes it.
    dialog.current?.close();
    if ('do' in deed && deed.do === 'help') onHelp();
    else perform(deed, newTab);
  };
  const { typed, type, groups, options, active, move, enter, pending, example } = usePalette(choose, takeTyped);
  const optionId = (option: PaletteOption | undefined) => (option ? `${id}-${options.indexOf(option)}` : undefined);
  const activeId = optionId(options[active]);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const moves: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: options.length - 1 };
    const to = moves[event.key];
    const option = options[active];
    if (to !== undefined) move(to);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && option) choose(option, true);
    else if (event.key === 'Enter') enter(option);
    else if (event.key === 'k' && (event.ctrlKey || event.metaKey)) dialog.current?.close();
    else return;
    event.preventDefault();
  };

  return (
    <Modal ref={dialog} aria-label="Search and commands" onClose={onClose} className="m-0 max-h-dvh w-full max-w-none max-sm:rounded-t-none max-sm:border-x-0 max-sm:border-t-0 sm:mx-auto sm:mt-[12vh] sm:max-h-[76vh] sm:w-[min(36rem,calc(100vw-2rem))]">
      <div className="flex max-h-[inherit] flex-col">
        <div className="flex items-center gap-2 border-b border-border py-1 pr-2 pl-4">
          <Search aria-hidden className="size-4 shrink-0 text-text-3" />
          <input
            role="combobox"
            aria-label="Customer ID, page, saved view or action"
            aria-expanded={options.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={activeId}
            aria-autocomplete="list"
            value={typed}
            onChange={(event) => type(event.target.value)}
            onKeyDown={onKeyDown}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={100}
            placeholder={example ? `e.g. ${example}, drivers, print` : 'Customer ID, page or action'}
            enterKeyHint="go"
            className="min-h-11 min-w-0 flex-1 bg-transparent text-base/6 text-text outline-none placeholder:text-text-3"
          />
          <CloseButton dialog={dialog} />
        </div>
        <div id={`${id}-list`} role="listbox" aria-label="Results" className="overflow-y-auto overscroll-contain p-2 empty:hidden">
          {groups.map((group) => (
            <div key={group.label} role="group" aria-label={group.label}>
              <p aria-hidden className="px-2 pt-2 pb-1 text-xs text-text-3">{group.label}</p>
              {group.options.map((option) => (
                <Option key={option.label} id={optionId(option)!} option={option} active={options[active] === option} onPoint={() => move(options.indexOf(option))} onChoose={(newTab) => choose(option, newTab)} />
              ))}
            </div>
          ))}
        </div>
        {options.length === 0 && !pending && (
          <p className="p-5 text-text-2">
            Nothing begins with “{typed.trim()}”. Type the beginning of a customer ID{example && ` such as ${example}`} or its digits, the beginning of a page’s or a saved view’s name, or of an action such as “print”.
          </p>
        )}
        <p role="status" className="sr-only">{pending ? '' : `${options.length} ${options.length === 1 ? 'result' : 'results'}`}</p>
      </div>
    </Modal>
  );
}

function Option({ id, option, active, onPoint, onChoose }: { id: string; option: PaletteOption; active: boolean; onPoint: () => void; onChoose: (newTab: boolean) => void }) {
  const Icon = ICONS[option.kind];
  return (
    // The focus stays in the field, which has the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={active}
      onPointerMove={active ? undefined : onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => onChoose(event.ctrlKey || event.metaKey)}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-2 text-text-2 aria-selected:bg-raised aria-selected:text-text aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-accent sm:min-h-9 pointer-coarse:min-h-11"
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 break-words">{option.label}</span>
      {option.detail && <span className="numeric ml-auto text-right text-xs text-text-3">{option.detail}</span>}
      {option.keys && <span aria-hidden className="ml-auto hidden sm:block"><Keys keys={option.keys} /></span>}
    </div>
  );
}

/** What choosing an option does. */
function useDeeds() {
  const router = useRouter();
  return (deed: Deed, newTab: boolean) => {
    if ('href' in deed) {
      if (newTab) window.open(deed.href, '_blank', 'noopener');
      // Saved views and customers are addresses of our own making.
      else router.push(deed.href as Route);
    } else if ('theme' in deed) {
      const form = new FormData();
      form.set('theme', deed.theme);
      startTransition(() => setTheme(form));
    } else if (deed.do === 'export') exportLink()?.click();
    else window.print();
  };
}
