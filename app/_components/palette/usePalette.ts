'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { findCustomers, startPalette, type PaletteStart } from './actions';
import type { CustomerHit } from '@/lib/workspace/customerList/findCustomerIds';
import { paletteGroups, type OptionGroup, type PaletteOption } from './options';
import { readRecents } from './stored';

const PAUSE_MS = 100;
const EMPTY: PaletteStart = { recents: [], views: [], example: null };

/** What exports the list that the page shows; null on a page without one. */
export const exportLink = () => document.querySelector<HTMLAnchorElement>('main a[href^="/customers/export"]');

/** What is typed, what it finds and which of that Enter would choose. Answers to what was typed before are dropped. */
export function usePalette(choose: (option: PaletteOption) => void, takeTyped: () => string) {
  const [start, setStart] = useState(EMPTY);
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<{ hits: CustomerHit[]; pending: boolean }>({ hits: [], pending: false });
  // By what it is, not where: answers that arrive move the others.
  const [pointed, setPointed] = useState<string | null>(null);
  const [canExport] = useState(() => exportLink() !== null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(0);
  /** Enter came before the answer to what it was meant for. */
  const enterWaits = useRef(false);

  const groupsFor = (text: string, hits: readonly CustomerHit[]): OptionGroup[] => paletteGroups({ typed: text, hits, recents: start.recents, views: start.views, canExport });
  const groups = groupsFor(typed, found.hits);
  const options = groups.flatMap((group) => group.options);
  const active = Math.max(0, options.findIndex((option) => keyOf(option) === pointed));

  const search = (text: string) => {
    clearTimeout(timer.current);
    enterWaits.current = false;
    const request = ++latest.current;
    if (text.trim() === '') return;
    timer.current = setTimeout(async () => {
      const hits = await findCustomers(text).catch(() => []);
      if (request !== latest.current) return;
      setFound({ hits, pending: false });
      const [first] = groupsFor(text, hits).flatMap((group) => group.options);
      if (enterWaits.current && first) choose(first);
    }, PAUSE_MS);
  };

  const type = (text: string) => {
    setTyped(text);
    setPointed(null);
    const wanted = text.trim().toLowerCase();
    // Those that still match stay, so that the list does not jump with each letter.
    setFound(({ hits }) => ({ hits: wanted === '' ? [] : hits.filter(({ id }) => id.toLowerCase().includes(wanted)), pending: wanted !== '' }));
    search(text);
  };

  const begin = useEffectEvent(() => {
    startPalette(readRecents()).then(setStart, () => {});
    // The dialog is open and its field has the focus: what is typed from here on is its own.
    const early = takeTyped();
    // In the field before the next key is: a letter typed into it while it still looks empty would take their place.
    if (early !== '') queueMicrotask(() => flushSync(() => type(early)));
  });
  useEffect(() => {
    begin();
    return () => {
      clearTimeout(timer.current);
      latest.current += 1;
    };
  }, []);

  const enter = (option: PaletteOption | undefined) => {
    // Of what the arrows went to there is no doubt.
    if (found.pending && pointed === null) enterWaits.current = true;
    else if (option) choose(option);
  };

  const move = (to: number) => {
    const option = options[(to + options.length) % Math.max(1, options.length)];
    setPointed(option ? keyOf(option) : null);
  };

  return { typed, type, groups, options, active, move, enter, pending: found.pending, example: start.example };
}

const keyOf = ({ kind, label }: PaletteOption) => `${kind} ${label}`;
