import type { Screen } from '@/app/_components/shell/screens';

type SingleKey = 'search' | 'help' | 'next' | 'previous';

/** What a key asks for. */
export type KeyCommand = { kind: 'go'; href: Screen['href'] } | { kind: SingleKey };

/** After g, the key of a screen counts this long; in milliseconds. */
export const SEQUENCE_MS = 1500;

const SINGLE: Record<string, SingleKey> = { '/': 'search', '?': 'help', j: 'next', k: 'previous' };

/**
 * What a key pressed alone means.
 *
 * @param gAt when g was pressed last and still waits for its screen; null where it was not
 * @param at when this key was pressed, in milliseconds on the same clock
 * @returns the command, if any, and what `gAt` is for the next key
 */
export function readKey(screens: readonly Pick<Screen, 'href' | 'key'>[], gAt: number | null, key: string, at: number): { command: KeyCommand | null; gAt: number | null } {
  if (gAt !== null && at - gAt <= SEQUENCE_MS) {
    const screen = screens.find((candidate) => candidate.key === key);
    // What follows g belongs to it: "g j" goes nowhere rather than down a row.
    return { command: screen ? { kind: 'go', href: screen.href } : null, gAt: null };
  }
  if (key === 'g') return { command: null, gAt: at };
  const kind = Object.hasOwn(SINGLE, key) ? SINGLE[key] : undefined;
  return { command: kind ? { kind } : null, gAt: null };
}

/** Whether a key is somebody else's: it has a modifier, is typed into something, or a dialog is open. */
export function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))) return true;
  return document.querySelector('dialog[open], :popover-open') !== null;
}
